import { use, useEffect, useState } from 'react';
import type { Refusal } from '../protocol';
import { go, Link } from '../routes';
import { ServerContext } from '../server';
import { fromFragment, keepSeat } from '../session/tickets';
import { Button } from '../ui/Button';
import { RefusalNote } from '../ui/Note';
import { Page } from '../ui/Page';

/** The link on the card of somebody of the roster: it opens the seat that was made in advance. */
export function MemberSeat({ id }: { readonly id: string }) {
  const { api } = use(ServerContext);
  const [secret] = useState(() => fromFragment(location.hash, 'l'));
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [attempt, setAttempt] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each attempt asks anew
  useEffect(() => {
    let current = true;
    if (!secret) return;
    setRefusal(null);
    api.takeSeatByLink(id, secret).then((answer) => {
      if (!current) return;
      if (answer.refusal) return setRefusal(answer.refusal);
      const { session, seat, ticket } = answer.value;
      keepSeat({ session, place: 'seat', seat, ticket, kind: 'player', cameBy: { classId: id, link: secret } });
      go(`/s/${encodeURIComponent(session)}`, 'replace');
    });
    return () => {
      current = false;
    };
  }, [api, id, secret, attempt]);
  return (
    <Page>
      <h1 className="display">Your seat</h1>
      {!secret ? (
        <p>This link is not whole. Scan your card again, or join with the code of the class.</p>
      ) : refusal ? (
        <>
          <RefusalNote refusal={refusal} />
          <div className="row wrap">
            <Button look="primary" onClick={() => setAttempt(attempt + 1)}>
              Try again
            </Button>
            <Link to="/join" className="button">
              Join with a code
            </Link>
          </div>
        </>
      ) : (
        <p role="status">Taking you to your table…</p>
      )}
    </Page>
  );
}
