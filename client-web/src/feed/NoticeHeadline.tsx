import type { Notice } from '../protocol';
import { aroundName, namesOfGone } from '../session/person-names';
import { useSession } from '../session/SessionProvider';
import { PersonName } from '../ui/PersonName';

interface NoticeHeadlineProps {
  readonly notice: Notice;
  /** The headline as it is shown here, when it is shortened. */
  readonly text?: string;
}

/** A headline with the person's name in it set apart. */
export function NoticeHeadline({ notice, text = notice.headline }: NoticeHeadlineProps) {
  const { table } = useSession().state;
  const around = aroundName(
    { kind: notice.kind, headline: text },
    table?.view.seats ?? {},
    namesOfGone(table?.log ?? []),
  );
  // A message without a text is about its channel, and nobody is named in it.
  if (!around || (notice.kind === 'message' && !notice.text)) return <>{text}</>;
  const [before, name, after] = around;
  return (
    <>
      {before}
      <PersonName name={name} />
      {after}
    </>
  );
}
