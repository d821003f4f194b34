import './directives.css';
import { useState } from 'react';
import type { DirectiveView } from '../protocol';
import { realSeconds, stopwatch } from '../session/clock';
import { namesOf } from '../session/names';
import { Acts, useGameTime, useTable } from '../session/SessionProvider';
import { left } from '../session/time-left';
import { Button } from '../ui/Button';
import { Icon } from '../ui/Icon';
import { awaiting } from './awaiting';
import { MoveDialog } from './MoveDialog';
import { usePrepares, useShut } from './may-act';

interface DirectivesProps {
  /** On a phone other panels show the demand in short; this leads to all of it. */
  onShow(): void;
}

/** Demands on one's own role that wait for an answer, the most pressing first. */
export function Directives({ onShow }: DirectivesProps) {
  const { sheet, view } = useTable();
  const waiting = awaiting(view, sheet.role);
  if (waiting.length === 0) return null;
  return (
    <section className="demands" aria-label="Demands to answer">
      {waiting.map(({ id, directive }) => (
        <Demand key={id} id={id} directive={directive} onShow={onShow} />
      ))}
    </section>
  );
}

interface DemandProps extends DirectivesProps {
  readonly id: string;
  readonly directive: DirectiveView;
}

function Demand({ id, directive, onShow }: DemandProps) {
  const { sheet, view } = useTable();
  const names = namesOf(sheet);
  const prepares = usePrepares();
  const shut = useShut() !== null && !prepares;
  const [answer, setAnswer] = useState<string | null>(null);
  const demand = sheet.demands.find((one) => one.id === directive.demand);
  const answers = directive.answers.flatMap((move) => {
    const texts = sheet.moves.find((one) => one.id === move);
    const own = view.moves[move];
    return texts && own ? [{ texts, own }] : [];
  });
  const chosen = answers.find(({ texts }) => texts.id === answer);
  return (
    <article className="demand">
      <div className="demand-clock">
        <Icon name="alert" size={22} />
        {directive.deadline === undefined ? <p>No deadline</p> : <Countdown deadline={directive.deadline} />}
      </div>
      <div className="demand-text grow">
        <p className="small">
          Demand from {names.role(directive.from)}
          {directive.authority && ` under ${names.authority(directive.authority)}`}
        </p>
        <h2>{demand?.title ?? names.demand(directive.demand)}</h2>
        {demand?.text && <p className="demand-why">{demand.text}</p>}
        {directive.asset && <p className="small">About: {names.asset(directive.asset)}</p>}
      </div>
      <Acts>
        <Button className="demand-show" look="primary" onClick={onShow}>
          Answer
        </Button>
        <ul className="demand-answers" aria-label="Possible answers">
          {answers.map(({ texts, own }) => (
            <li key={texts.id}>
              <Button
                aria-disabled={!own.open || undefined}
                title={own.open ? undefined : own.why?.message}
                disabled={shut}
                onClick={() => setAnswer(texts.id)}
              >
                {texts.title}
              </Button>
            </li>
          ))}
        </ul>
      </Acts>
      {chosen && <MoveDialog sheet={chosen.texts} view={chosen.own} directive={id} onClose={() => setAnswer(null)} />}
    </article>
  );
}

function Countdown({ deadline }: { readonly deadline: number }) {
  const { sheet, view } = useTable();
  const now = useGameTime();
  const { clock } = view;
  return (
    <p role="timer">
      <strong className="number">{left(sheet, view, deadline, now)}</strong>
      <span className="small">
        <span>to answer</span>
        {clock.running && (
          <span className="number">{` · ${stopwatch(realSeconds(Math.max(0, deadline - now), clock))} real time`}</span>
        )}
      </span>
    </p>
  );
}
