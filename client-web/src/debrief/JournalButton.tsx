import { use, useState } from 'react';
import { ServerContext } from '../server';
import { useSession, useTable } from '../session/SessionProvider';
import { Button } from '../ui/Button';
import { useToast } from '../ui/Toasts';

/** The ticket must not stand in an address, so the journal is fetched and then handed to the browser to save. */
export function JournalButton() {
  const { api } = use(ServerContext);
  const { ticket } = useSession();
  const { session } = useTable();
  const toast = useToast();
  const [busy, setBusy] = useState(false);
  async function download() {
    setBusy(true);
    const answer = await api.journal(session, ticket);
    setBusy(false);
    if (answer.refusal) return toast(answer.refusal.message);
    const link = document.createElement('a');
    link.href = URL.createObjectURL(answer.value);
    link.download = `${session}.ndjson`;
    link.click();
    URL.revokeObjectURL(link.href);
  }
  return (
    <Button icon="download" busy={busy} onClick={download}>
      Export the journal
    </Button>
  );
}
