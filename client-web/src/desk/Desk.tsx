import './desk.css';
import { useState } from 'react';
import { HelpQuestions } from '../help/HelpQuestions';
import { useTable } from '../session/SessionProvider';
import { Button } from '../ui/Button';
import { AdjustDialog } from './AdjustDialog';
import { EmptyTable } from './EmptyTable';
import { EventsList } from './EventsList';
import { Rulings } from './Rulings';
import { TakeNote } from './TakeNote';
import { WriteInject } from './WriteInject';

/** The facilitator's desk: what to rule on, what may happen, what to set by hand, and notes. */
export function Desk() {
  const { view } = useTable();
  const [open, setOpen] = useState<'inject' | 'adjust' | null>(null);
  const running = view.session.phase === 'running';
  return (
    <div className="stack loose">
      {running && (
        <div className="row wrap">
          <Button icon="news" onClick={() => setOpen('inject')}>
            Write an inject
          </Button>
          <Button icon="sliders" onClick={() => setOpen('adjust')}>
            Set values
          </Button>
        </div>
      )}
      {running && <EmptyTable />}
      <HelpQuestions />
      <Rulings />
      <EventsList />
      <TakeNote />
      {open === 'inject' && <WriteInject onClose={() => setOpen(null)} />}
      {open === 'adjust' && <AdjustDialog onClose={() => setOpen(null)} />}
    </div>
  );
}
