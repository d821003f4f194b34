import { createContext, type ReactNode, useCallback, useContext, useMemo, useRef, useState } from 'react';
import { Button } from './Button';
import { Icon } from './Icon';

interface Toast {
  readonly id: number;
  readonly text: string;
}

const ToastContext = createContext<(text: string) => void>(() => {});

/** Shows a refusal or a failure to the person, and reads it out at once. */
export const useToast = () => useContext(ToastContext);

const shownFor = 9000;

export function Toasts({ children }: { readonly children: ReactNode }) {
  const [toasts, setToasts] = useState<readonly Toast[]>([]);
  const next = useRef(0);
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
  return (
    <ToastContext value={show}>
      {children}
      {shown}
    </ToastContext>
  );
}
