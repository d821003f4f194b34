import { useEffect, useRef } from 'react';
import { useSession } from '../session/SessionProvider';
import { useToast } from '../ui/Toasts';

/** Shows a player what the facilitator answers or reminds of, wherever on the screen they are. */
export function HelpToasts() {
  const { fresh } = useSession();
  const toast = useToast();
  const shown = useRef(fresh.at(-1)?.key ?? 0);
  useEffect(() => {
    for (const { key, notice } of fresh) {
      if (key > shown.current && notice.kind === 'help' && !notice.actor)
        toast(notice.text ? `${notice.headline}: ${notice.text}` : notice.headline);
    }
    shown.current = Math.max(shown.current, fresh.at(-1)?.key ?? 0);
  }, [fresh, toast]);
  return null;
}
