import './data-plan.css';
import type { Measured } from '../protocol';
import { DownloadButton } from './DownloadButton';

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
        <DownloadButton
          label="This session as a row"
          ending="-sessions.csv"
          read={(api, session, ticket) => api.table(session, 'sessions', ticket)}
        />
        <DownloadButton
          label="All decisions"
          ending="-decisions.csv"
          read={(api, session, ticket) => api.table(session, 'decisions', ticket)}
        />
        <DownloadButton
          label="Codebook"
          ending="-codebook.csv"
          read={(api, session, ticket) => api.table(session, 'codebook', ticket)}
        />
      </div>
    </div>
  );
}
