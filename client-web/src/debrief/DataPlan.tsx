import './data-plan.css';
import type { Measured } from '../protocol';
import { DownloadButton } from './DownloadButton';

/** The tables of the session's data, by their names on the server. */
const tables = [
  ['sessions', 'This session as a row'],
  ['decisions', 'All decisions'],
  ['scores', 'Scores by goal'],
  ['directives', 'Demands and answers'],
  ['changes', 'All changes'],
  ['agreements', 'Agreements'],
  ['facilitator', 'What the facilitator did'],
  ['codebook', 'Codebook'],
] as const;

/** The questions that the scenario asks of every table, and this one's answers. */
export function DataPlan({ data }: { readonly data: readonly Measured[] }) {
  return (
    <div className="stack">
      {data.length > 0 && (
        <dl className="measures">
          {data.map(({ question, column, value, values }) => (
            <div key={column} className="measure">
              <dt>{question}</dt>
              <dd>
                <strong className="number">{value || 'Nothing to measure'}</strong>
                <span className="small quiet">
                  <code>{column}</code>, {values}
                </span>
              </dd>
            </div>
          ))}
        </dl>
      )}
      <div className="row wrap no-print">
        {tables.map(([name, label]) => (
          <DownloadButton
            key={name}
            label={label}
            ending={`-${name}.csv`}
            read={(api, session, ticket) => api.table(session, name, ticket)}
          />
        ))}
      </div>
    </div>
  );
}
