import { useState } from 'react';
import type { InjectSheet } from '../protocol';
import { calendarTime } from '../session/clock';
import { listed, namesOf } from '../session/names';
import { useTable } from '../session/SessionProvider';
import { Button } from '../ui/Button';
import { CommandDialog } from '../ui/CommandDialog';
import { Icon } from '../ui/Icon';
import { Markdown } from '../ui/Markdown';

/** The master scenario events list: every inject, when it happens, whether it has, and a button to let it happen now. */
export function EventsList() {
  const { sheet, view } = useTable();
  const names = namesOf(sheet);
  const [firing, setFiring] = useState<InjectSheet | null>(null);
  const happened = sheet.injects.filter(({ id }) => view.injects[id]?.happened !== undefined).length;
  return (
    <section className="stack" aria-label="Scenario events">
      <div className="row between">
        <h2 className="panel-title">Events</h2>
        <span className="small quiet number">
          {happened} of {sheet.injects.length} happened
        </span>
      </div>
      <ol className="events">
        {sheet.injects.map((inject) => {
          const state = view.injects[inject.id];
          const done = state?.happened !== undefined;
          const due = state?.scheduled ?? inject.at;
          return (
            <li key={inject.id} className={done ? 'done' : ''}>
              <div className="grow">
                <p className="small quiet number">
                  {done && state?.happened !== undefined ? (
                    <>
                      <Icon name="check" size={12} /> Happened {calendarTime(sheet.starts, state.happened)}
                    </>
                  ) : due !== undefined ? (
                    `Due ${calendarTime(sheet.starts, due)}`
                  ) : inject.when ? (
                    `When it holds${inject.round === undefined ? '' : `, in round ${inject.round + 1}`}`
                  ) : (
                    'By hand, or by a move'
                  )}
                </p>
                <h3>{inject.title}</h3>
                {inject.when && <p className="small quiet">{`Waits for: ${inject.when}`}</p>}
                {inject.to.length > 0 && <p className="small quiet">Told to {listed(inject.to.map(names.role))}</p>}
              </div>
              {!done && view.session.phase === 'running' && (
                <Button
                  size="compact"
                  icon="play"
                  aria-label={`Fire: ${inject.title}`}
                  onClick={() => setFiring(inject)}
                >
                  Fire
                </Button>
              )}
            </li>
          );
        })}
      </ol>
      {firing && <FireDialog inject={firing} onClose={() => setFiring(null)} />}
    </section>
  );
}

function FireDialog({ inject, onClose }: { readonly inject: InjectSheet; onClose(): void }) {
  const { sheet } = useTable();
  const names = namesOf(sheet);
  const [toAll, setToAll] = useState(false);
  return (
    <CommandDialog
      title={inject.title}
      eyebrow="Let it happen now"
      yes="Fire it"
      icon="play"
      command={{ type: 'fire-inject', inject: inject.id, toAll }}
      onClose={onClose}
    >
      {inject.text && <Markdown text={inject.text} />}
      {inject.to.length > 0 && (
        <label className="choice">
          <input type="checkbox" checked={toAll} onChange={(event) => setToAll(event.target.checked)} />
          <span>Tell everybody, not only {listed(inject.to.map(names.role))}</span>
        </label>
      )}
    </CommandDialog>
  );
}
