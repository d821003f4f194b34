import { type ReactNode, useEffect, useId, useLayoutEffect, useRef } from 'react';
import type { Refusal } from '../protocol';
import { Announcer } from '../session/Announcer';
import { useSession, useSessionIfAny } from '../session/SessionProvider';
import { Button } from './Button';
import { Note, RefusalNote } from './Note';
import { useToastsHome } from './Toasts';

interface DialogProps {
  readonly title: ReactNode;
  readonly eyebrow?: string;
  readonly footer?: ReactNode;
  /** Stands above the footer, where it is seen however far the rest is scrolled. */
  readonly refusal?: Refusal | null;
  /** Whether what is sent without a connection is kept until it is back. */
  readonly sendsLater?: boolean;
  readonly children: ReactNode;
  onClose(): void;
}

/** The browser's own modal dialog: it traps the focus, gives it back, and closes on Escape. */
export function Dialog({ title, eyebrow, footer, refusal, sendsLater = true, children, onClose }: DialogProps) {
  const ref = useRef<HTMLDialogElement>(null);
  const heading = useId();
  const inSession = useSessionIfAny() !== null;
  // A layout effect, because its end comes while the dialog is still in the page: only then does closing give the focus back.
  useLayoutEffect(() => {
    const dialog = ref.current;
    if (dialog && !dialog.open) dialog.showModal();
    return () => dialog?.close();
  }, []);
  const showToastsIn = useToastsHome();
  useEffect(() => (ref.current ? showToastsIn(ref.current) : undefined), [showToastsIn]);
  return (
    <dialog
      ref={ref}
      aria-labelledby={heading}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <div className="dialog-head">
        <div className="grow">
          {eyebrow && <p className="eyebrow">{eyebrow}</p>}
          <h2 id={heading}>{title}</h2>
        </div>
        <Button look="plain" size="compact" icon="cross" label="Close" onClick={onClose} />
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must reach it */}
      <section className="body" tabIndex={0} aria-labelledby={heading}>
        {children}
      </section>
      <div className="dialog-refusal">
        <RefusalNote refusal={refusal} />
        {inSession && <Away sendsLater={sendsLater} />}
      </div>
      {footer && <div className="dialog-foot">{footer}</div>}
      {/* The rest of the page, with the log in it, is out of reach of screen readers meanwhile. */}
      {inSession && <Announcer />}
    </dialog>
  );
}

/** The words about the connection stand in the page behind, which cannot be reached meanwhile. */
function Away({ sendsLater }: { readonly sendsLater: boolean }) {
  const { status, pending } = useSession().state;
  return (
    <div role="status">
      {status !== 'live' && (
        <Note look="warn" icon="link">
          {pending.length > 0
            ? 'Connection lost. This is sent when it is back, unless you take it back before.'
            : sendsLater
              ? 'Connection lost. What you send waits until it is back.'
              : 'Connection lost. This cannot be sent until it is back.'}
        </Note>
      )}
    </div>
  );
}
