import { useCallback, useEffect, useRef, useState } from 'react';
import type { Draft, DraftKind, Refusal } from '../protocol';
import { useSession, useTable } from '../session/SessionProvider';
import { draftOf } from './drafts';
import { type Team, teamOf } from './team';

type Values = Readonly<Record<string, string>>;

/** Milliseconds: what is typed is sent so often, and tried again after so long. */
const pause = 250;
const longPause = 1000;

export interface SharedFields {
  /** As the team has them; one's own where they are not known to be there yet. */
  readonly values: Values;
  readonly team: Team | null;
  readonly draft: Draft | undefined;
  /** Somebody of the team has sent or discarded the draft. */
  readonly gone: boolean;
  readonly refusal: Refusal | null;
  set(changes: Values): void;
  /** Sends what is not sent yet, and begins a draft if there is none; the draft that a command sends. */
  settle(): Promise<string | undefined>;
  discard(): Promise<void>;
  /** The dialog closes: a draft that is still empty goes with it, unless somebody else has begun it. */
  leave(): void;
}

/**
 * The fields of a dialog. In a team they are a draft that all of it see and write; the last who writes a field wins.
 * Otherwise they are the dialog's own.
 * @param usual What a field says that nobody has written.
 */
export function useDraft(kind: DraftKind, subject: string, usual: Values): SharedFields {
  const { draft: edit } = useSession();
  const table = useTable();
  const team = teamOf(table);
  const me = table.you.seat;
  const draft = team ? draftOf(table.drafts, kind, subject) : undefined;
  const [own, setOwn] = useState<Values>({});
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [hadOne, setHadOne] = useState(draft !== undefined);
  const [discarded, setDiscarded] = useState(false);
  const unsent = useRef<Record<string, string>>({});
  const sent = useRef<Record<string, string>>({});
  const id = useRef(draft?.id);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const shared = team !== null;
  if (draft && !hadOne) setHadOne(true);

  useEffect(() => {
    id.current = draft?.id ?? id.current;
    // The server has these values: from now on its word counts, also when somebody else changes them.
    const known = Object.keys(sent.current).filter((name) => !(name in unsent.current));
    if (known.length === 0) return;
    sent.current = {};
    setOwn((before) => Object.fromEntries(Object.entries(before).filter(([name]) => !known.includes(name))));
  }, [draft]);

  const send = useCallback(async () => {
    clearTimeout(timer.current);
    const fields = unsent.current;
    if (Object.keys(fields).length === 0) return;
    unsent.current = {};
    sent.current = { ...sent.current, ...fields };
    const reply = await edit({ type: 'write', kind, subject, fields });
    if (reply.draft) id.current = reply.draft;
    setRefusal(reply.refusal ?? null);
    if (reply.refusal?.code === 'try-again' || reply.refusal?.code === 'too-many') {
      unsent.current = { ...fields, ...unsent.current };
      timer.current = setTimeout(send, longPause);
    }
  }, [edit, kind, subject]);

  // The last words are not lost with the dialog.
  useEffect(
    () => () => {
      send();
    },
    [send],
  );

  return {
    values: { ...usual, ...Object.fromEntries(draft?.fields.map(({ name, value }) => [name, value]) ?? []), ...own },
    team,
    draft,
    gone: hadOne && !draft && !discarded && Object.keys(own).length === 0,
    refusal,
    set(changes) {
      setOwn((before) => ({ ...before, ...changes }));
      setDiscarded(false);
      if (!shared) return;
      for (const [name, value] of Object.entries(changes)) unsent.current[name] = value;
      clearTimeout(timer.current);
      timer.current = setTimeout(send, pause);
    },
    async settle() {
      if (!shared) return undefined;
      await send();
      // Two who send at once send the same draft, so there is one before it is sent.
      if (id.current === undefined) id.current = (await edit({ type: 'write', kind, subject, fields: {} })).draft;
      return id.current;
    },
    async discard() {
      unsent.current = {};
      setOwn({});
      setDiscarded(true);
      if (draft) await edit({ type: 'discard', draft: draft.id });
    },
    leave() {
      if (draft?.by === me && draft.fields.length === 0 && Object.keys(own).length === 0)
        edit({ type: 'discard', draft: draft.id });
    },
  };
}
