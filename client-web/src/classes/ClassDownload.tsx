import { use, useState } from 'react';
import type { Refusal } from '../protocol';
import type { Answer, Api, ClassFile } from '../rest/api';
import { ServerContext } from '../server';
import { Button } from '../ui/Button';
import { RefusalNote } from '../ui/Note';
import { saveFile } from '../ui/save-file';
import { useClass } from './ClassProvider';
import { rangesOf } from './table-numbers';

interface ClassDownloadProps {
  readonly label: string;
  /** The file's name after the class's id. */
  readonly ending: string;
  read(api: Api, id: string, ticket: string): Promise<Answer<ClassFile>>;
}

/** A file of the class, and what is missing in it. */
export function ClassDownload({ label, ending, read }: ClassDownloadProps) {
  const { api } = use(ServerContext);
  const { id, ticket } = useClass();
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [leftOut, setLeftOut] = useState<readonly number[]>([]);
  async function download() {
    setBusy(true);
    const answer = await read(api, id, ticket);
    setBusy(false);
    setRefusal(answer.refusal ?? null);
    if (answer.refusal) return;
    setLeftOut(answer.value.leftOut);
    saveFile(answer.value.file, `whitecell-class-${id}${ending}`);
  }
  return (
    <div className="class-download">
      <Button icon="download" busy={busy} onClick={download}>
        {label}
      </Button>
      <p className="small quiet" role="status">
        {leftOut.length > 0 &&
          `${leftOut.length === 1 ? 'Table' : 'Tables'} ${rangesOf(leftOut)} ${leftOut.length === 1 ? 'is' : 'are'} not in it; tables.csv says why.`}
      </p>
      <RefusalNote refusal={refusal} />
    </div>
  );
}
