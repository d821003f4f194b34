import { useCallback } from 'react';
import type { Answer } from '../rest/api';
import { useToast } from './Toasts';

/** Opens a link in a tab of its own that has to be asked for first; a refusal is shown instead. */
export function useOpenTab(): (link: () => Promise<Answer<string>>) => Promise<void> {
  const toast = useToast();
  return useCallback(
    async (link) => {
      // Opened at once, because browsers let no page do so later.
      const tab = window.open('', '_blank');
      const answer = await link();
      if (answer.refusal) {
        tab?.close();
        toast(answer.refusal.message);
      } else if (tab) tab.location.replace(answer.value);
      else location.assign(answer.value);
    },
    [toast],
  );
}
