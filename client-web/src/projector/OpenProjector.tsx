import { use, useEffect, useRef, useState } from 'react';
import { joinRequest } from '../join/joining';
import type { Refusal } from '../protocol';
import { go } from '../routes';
import { ServerContext } from '../server';
import { newId } from '../session/ids';
import { goOn } from '../session/KnownSeats';
import { keepTicket, knownSeats } from '../session/tickets';
import { RefusalNote } from '../ui/Note';
import { Page } from '../ui/Page';

/** Opens the projector of a session at once; the facilitator's console links here. */
export function OpenProjector({ code }: { readonly code: string }) {
  const { api } = use(ServerContext);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const asked = useRef(false);
  useEffect(() => {
    if (asked.current) return;
    asked.current = true;
    // Opened once more, it is the same onlooker.
    const known = knownSeats().find((seat) => seat.place === 'screen' && seat.code === code);
    if (known) return goOn(known, 'replace');
    api.join(joinRequest(newId(), code, 'Projector', 'spectator')).then((answer) => {
      if (answer.refusal) return setRefusal(answer.refusal);
      keepTicket(answer.value.session, 'screen', answer.value.ticket);
      go(`/s/${answer.value.session}/screen`, 'replace');
    });
  }, [api, code]);
  return (
    <Page>
      <h1 className="display">Projector</h1>
      {refusal ? <RefusalNote refusal={refusal} /> : <p role="status">Opening…</p>}
    </Page>
  );
}
