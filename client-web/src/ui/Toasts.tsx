import { createContext, type ReactNode, useCallback, useContext, useMemo, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { Button } from './Button';
import { Icon } from './Icon';

interface Toast {
  readonly id: number;
  readonly text: string;
}

const ToastContext = createContext<(text: string) => void>(() => {});

/** Shows a refusal or a failure to the person, and reads it out at once. */
export const useToast = () => useContext(ToastContext);

const HomeContext = createContext<(dialog: HTMLElement) => () => void>(() => () => {});

/** Has toasts shown in a modal dialog, until the returned function is called: what stands outside of it cannot be reached. */
export const useToastsHome = () => useContext(HomeContext);

const shownFor = 9000;

export function Toasts({ children }: { readonly children: ReactNode }) {
  const [toasts, setToasts] = useState<readonly Toast[]>([]);
  const [dialogs, setDialogs] = useState<readonly HTMLElement[]>([]);
  const next = useRef(0);
  const showIn = useCallback((dialog: HTMLElement) => {
    setDialogs((all) => [...all, dialog]);
    return () => setDialogs((all) => all.filter((one) => one !== dialog));
  }, []);
  const drop = useCallback((id: number) => setToasts((all) => all.filter((toast) => toast.id !== id)), []);
  const show = useCallback(
    (text: string) => {
      const id = next.current++;
      setToasts((all) => [...all.filter((toast) => toast.text !== text), { id, text }].slice(-3));
      setTimeout(() => drop(id), shownFor);
    },
    [drop],
  );
  const shown = useMemo(
    () => (
      <div className="toasts">
        {toasts.map(({ id, text }) => (
          <div key={id} className="toast" role="alert">
            <Icon name="alert" />
            <p className="grow">{text}</p>
            <Button look="plain" size="compact" icon="cross" label="Dismiss" onClick={() => drop(id)} />
          </div>
        ))}
      </div>
    ),
    [toasts, drop],
  );
  const innermost = dialogs.at(-1);
  return (
    <ToastContext value={show}>
      <HomeContext value={showIn}>{children}</HomeContext>
      {innermost ? createPortal(shown, innermost) : shown}
    </ToastContext>
  );
}
