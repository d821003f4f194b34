import { use, useState } from 'react';
import type { Answer, Api } from '../rest/api';
import { ServerContext } from '../server';
import { useSession, useTable } from '../session/SessionProvider';
import { Button } from '../ui/Button';
import { saveFile } from '../ui/save-file';
import { useToast } from '../ui/Toasts';

interface DownloadButtonProps {
  readonly label: string;
  /** Ending of the file's name, after the session's id. */
  readonly ending: string;
  read(api: Api, session: string, ticket: string): Promise<Answer<Blob>>;
}

/** A file of the session. */
export function DownloadButton({ label, ending, read }: DownloadButtonProps) {
  const { api } = use(ServerContext);
  const { ticket } = useSession();
  const { session } = useTable();
  const toast = useToast();
  const [busy, setBusy] = useState(false);
  async function download() {
    setBusy(true);
    const answer = await read(api, session, ticket);
    setBusy(false);
    if (answer.refusal) return toast(answer.refusal.message);
    saveFile(answer.value, `${session}${ending}`);
  }
  return (
    <Button icon="download" busy={busy} onClick={download}>
      {label}
    </Button>
  );
}
