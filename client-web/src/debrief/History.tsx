import './history.css';
import type { ComparedHistory, Step } from '../protocol';
import { namesOf } from '../session/names';
import { useTable } from '../session/SessionProvider';
import { Icon } from '../ui/Icon';
import { keyed } from '../ui/keyed';

/** What is on record beside what this table did, round by round. */
export function History({ history }: { readonly history: ComparedHistory }) {
  const { source, ending, sameEnding, rounds } = history;
  return (
    <div className="stack">
      <p className="quiet">
        On record: {source}.{' '}
        {ending && (sameEnding ? `It ended as it did here: ${ending}.` : `There it ended otherwise: ${ending}.`)}
      </p>
      {rounds.map(({ round, title, onRecord, atTable }) => (
        <div key={round} className="history-round">
          <h4>{title}</h4>
          <div className="history-columns">
            <Column title="On record" steps={onRecord} shared="Also at this table" none="Nothing is on record." />
            <Column title="At this table" steps={atTable} shared="As on record" none="Nobody did anything." />
          </div>
        </div>
      ))}
    </div>
  );
}

interface ColumnProps {
  readonly title: string;
  readonly steps: readonly Step[];
  readonly shared: string;
  readonly none: string;
}

function Column({ title, steps, shared, none }: ColumnProps) {
  const { sheet } = useTable();
  const names = namesOf(sheet);
  return (
    <div className="history-column">
      <h5 className="eyebrow">{title}</h5>
      {steps.length === 0 && <p className="small quiet">{none}</p>}
      <ol>
        {keyed(steps).map(({ key, item: step }) => (
          <li key={key} className={step.shared ? 'history-step shared' : 'history-step'}>
            <span className="small quiet">
              <span className="number">+{step.minute} min</span> · {names.role(step.role)}
              {step.pilot === 'autopilot' && ' · autopilot'}
              {step.pilot === 'assistant' && ' · AI assistant'}
            </span>
            <strong>{step.title}</strong>
            {step.aim && <span className="small">{step.aim}</span>}
            {step.text && <span className="small">{step.text}</span>}
            {step.shared && (
              <span className="small history-shared">
                <Icon name="check" size={14} /> {shared}
              </span>
            )}
          </li>
        ))}
      </ol>
    </div>
  );
}
