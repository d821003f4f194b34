import './comparison.css';
import { use, useCallback, useEffect, useState } from 'react';
import type { ClassComparison, Refusal, TableOutcome, TableSplit } from '../protocol';
import { ServerContext } from '../server';
import { Button } from '../ui/Button';
import { Note, RefusalNote } from '../ui/Note';
import { SelectField } from '../ui/SelectField';
import { type Slide, SlideShow } from '../wall/SlideShow';
import { ClassDownload } from './ClassDownload';
import { useBoard, useClass } from './ClassProvider';
import { agreementsOf, endingsInWords, endingsOf, linesOf, rolesOf } from './comparing';
import { rangesOf } from './table-numbers';

/** The tables beside each other: how they ended, where they parted, what they agreed and kept. */
export function Comparison() {
  const { api } = use(ServerContext);
  const { id, ticket } = useClass();
  const { info } = useBoard();
  const [comparison, setComparison] = useState<ClassComparison | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [busy, setBusy] = useState(false);
  const [marked, setMarked] = useState('');
  const [showing, setShowing] = useState(false);
  const read = useCallback(async () => {
    setBusy(true);
    const answer = await api.comparison(id, ticket);
    setBusy(false);
    setRefusal(answer.refusal ?? null);
    if (!answer.refusal) setComparison(answer.value);
  }, [api, id, ticket]);
  useEffect(() => {
    read();
  }, [read]);
  const close = useCallback(() => setShowing(false), []);
  if (comparison && showing) {
    return (
      <div className="wall-cover">
        <SlideShow slides={slidesOf(comparison, info.title)} onClose={close} />
      </div>
    );
  }
  return (
    <section className="stack loose" aria-label="Comparison of the tables">
      <div className="row wrap no-print class-actions">
        <Button busy={busy} icon="skip" onClick={read}>
          Bring up to date
        </Button>
        <Button icon="screen" look="primary" disabled={!comparison} onClick={() => setShowing(true)}>
          Show on the wall
        </Button>
        <Button icon="print" disabled={!comparison} onClick={() => print()}>
          Print
        </Button>
        <ClassDownload
          label="Data of all tables (CSV)"
          ending=".zip"
          read={(api, id, ticket) => api.classData(id, ticket)}
        />
      </div>
      {!info.released && info.assistant === undefined && <OpenDebriefs />}
      <RefusalNote refusal={refusal} />
      {!comparison && !refusal && <p role="status">Reading all tables…</p>}
      {comparison && (
        <>
          <Part title="How they ended">
            <Endings tables={comparison.tables} />
          </Part>
          <Part title="How the indicators went">
            <div className="class-filters">
              <SelectField
                label="Mark a table"
                value={marked}
                options={[
                  ['', 'None'],
                  ...comparison.tables.map(({ table }) => [String(table), `Table ${table}`] as const),
                ]}
                onChange={setMarked}
              />
            </div>
            <ul className="compare-curves">
              {comparison.indicators.map(({ id: indicator, title }, index) => (
                <li key={indicator} className="card stack tight">
                  <h3>{title}</h3>
                  <Lines comparison={comparison} index={index} marked={Number(marked)} />
                </li>
              ))}
            </ul>
          </Part>
          <Part title="Where they parted">
            <Splits splits={comparison.splits} comparison={comparison} />
          </Part>
          <Part title="Roles across the tables">
            <Roles comparison={comparison} />
          </Part>
          <Part title="What was agreed">
            <Agreements tables={comparison.tables} />
          </Part>
        </>
      )}
    </section>
  );
}

/** Tables with the same luck share their secrets, so their debriefs are shut until all are over. */
function OpenDebriefs() {
  const { submit } = useClass();
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  return (
    <Note icon="lock">
      <div className="stack tight">
        <p>
          Players read no debrief before every table is over, because all tables have the same luck and secrets. You can
          open the debriefs now; nobody new can join after that.
        </p>
        <RefusalNote refusal={refusal} />
        <div>
          <Button
            size="compact"
            icon="unlock"
            busy={busy}
            onClick={async () => {
              setBusy(true);
              setRefusal(await submit({ type: 'release-debriefs' }));
              setBusy(false);
            }}
          >
            Open the debriefs
          </Button>
        </div>
      </div>
    </Note>
  );
}

function Part({ title, children }: { readonly title: string; readonly children: React.ReactNode }) {
  return (
    <section className="stack" aria-label={title}>
      <h2 className="panel-title">{title}</h2>
      {children}
    </section>
  );
}

function Endings({ tables }: { readonly tables: readonly TableOutcome[] }) {
  const endings = endingsOf(tables);
  const going = tables.filter(({ ending }) => !ending);
  return (
    <ul className="compare-endings">
      {endings.map(({ ending, tables: at }) => (
        <li key={ending.id}>
          <strong>{ending.title}</strong>
          <span className="bar" style={{ width: `${(at.length / tables.length) * 100}%` }} aria-hidden="true" />
          <span className="quiet number">
            {at.length} of {tables.length} · tables {rangesOf(at)}
          </span>
        </li>
      ))}
      {going.length > 0 && (
        <li>
          <strong>Not over yet</strong>
          <span className="quiet number">
            {going.length} of {tables.length} · tables {rangesOf(going.map(({ table }) => table))}
          </span>
        </li>
      )}
    </ul>
  );
}

const width = 400;
const height = 140;

interface LinesProps {
  readonly comparison: ClassComparison;
  readonly index: number;
  /** Number of the table that stands out. */
  readonly marked?: number;
}

/** One line a table over the rounds, and the same as numbers for those who do not see it. */
function Lines({ comparison, index, marked }: LinesProps) {
  const { rounds, tables, indicators } = comparison;
  const lines = linesOf(tables, index);
  const x = (step: number) => (step / Math.max(1, rounds.length)) * width;
  const y = (value: number) => height - (value / 100) * height;
  const path = (values: readonly number[]) =>
    values.map((value, step) => `${step === 0 ? 'M' : 'L'}${x(step).toFixed(1)} ${y(value).toFixed(1)}`).join('');
  const lasts = lines.map(({ values }) => values.at(-1) ?? 0).sort((a, b) => a - b);
  const [low = 0, high = 0] = [lasts[0], lasts.at(-1)];
  const now =
    low === high
      ? `${low} at every table`
      : `${low} to ${high} at the end, ${lasts[Math.floor(lasts.length / 2)] ?? 0} in the middle`;
  const words = `${indicators[index]?.title}: ${now}`;
  return (
    <figure className="compare-lines">
      <svg viewBox={`-4 -6 ${width + 8} ${height + 24}`} role="img" aria-label={words}>
        {[0, 50, 100].map((value) => (
          <line key={value} className="curve-grid" x1={0} x2={width} y1={y(value)} y2={y(value)} />
        ))}
        {rounds.map((round, step) => (
          <text key={round} className="compare-round" x={x(step + 0.5)} y={height + 14} textAnchor="middle">
            {step + 1}
          </text>
        ))}
        {lines.map(({ table, values }) => (
          <path key={table} d={path(values)} className={table === marked ? 'marked' : ''} />
        ))}
      </svg>
      <figcaption className="small quiet number">{words}.</figcaption>
    </figure>
  );
}

interface SplitsProps {
  readonly splits: readonly TableSplit[];
  readonly comparison: ClassComparison;
}

function Splits({ splits, comparison }: SplitsProps) {
  const role = (id: string) => comparison.roles.find((one) => one.id === id)?.title ?? id;
  if (splits.length === 0) return <p className="quiet">The tables have decided alike so far.</p>;
  return (
    <ol className="compare-splits">
      {splits.map((split) => (
        <li key={`${split.role} ${split.move}`} className="card stack tight">
          <p className="small quiet number">
            Round {split.round + 1} · {role(split.role)}
          </p>
          <h3>{split.move}</h3>
          <dl>
            <dt>Played: {rangesOf(split.played)}</dt>
            <dd className="small quiet">{endingsInWords(comparison.tables, split.played)}</dd>
            <dt>Not played: {rangesOf(split.notPlayed)}</dt>
            <dd className="small quiet">{endingsInWords(comparison.tables, split.notPlayed)}</dd>
          </dl>
        </li>
      ))}
    </ol>
  );
}

function Roles({ comparison }: { readonly comparison: ClassComparison }) {
  return (
    <div className="compare-table">
      <table>
        <thead>
          <tr>
            <th scope="col">Role</th>
            <th scope="col">Score, least</th>
            <th scope="col">middle</th>
            <th scope="col">most</th>
            <th scope="col">Promises kept</th>
            <th scope="col">broken</th>
          </tr>
        </thead>
        <tbody>
          {rolesOf(comparison).map(({ role, least, middle, most, kept, broken }) => (
            <tr key={role.id}>
              <th scope="row">{role.title}</th>
              <td>{least}</td>
              <td>
                <strong>{middle}</strong>
              </td>
              <td>{most}</td>
              <td>{kept}</td>
              <td>{broken}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Agreements({ tables }: { readonly tables: readonly TableOutcome[] }) {
  const agreements = agreementsOf(tables);
  if (agreements.length === 0) return <p className="quiet">No table has signed anything.</p>;
  return (
    <ul className="compare-endings">
      {agreements.map(({ title, tables: at }) => (
        <li key={title}>
          <strong>{title}</strong>
          <span className="bar" style={{ width: `${(at.length / tables.length) * 100}%` }} aria-hidden="true" />
          <span className="quiet number">
            {at.length} of {tables.length} · tables {rangesOf(at)}
          </span>
        </li>
      ))}
    </ul>
  );
}

function slidesOf(comparison: ClassComparison, title: string): readonly Slide[] {
  const slide = (id: string, heading: string, body: React.ReactNode): Slide => ({
    id,
    eyebrow: title,
    title: heading,
    body,
  });
  return [
    slide('endings', 'How the tables ended', <Endings tables={comparison.tables} />),
    ...comparison.indicators.map((indicator, index) =>
      slide(`curve-${indicator.id}`, indicator.title, <Lines comparison={comparison} index={index} />),
    ),
    slide('splits', 'Where they parted', <Splits splits={comparison.splits.slice(0, 3)} comparison={comparison} />),
    slide('roles', 'Roles across the tables', <Roles comparison={comparison} />),
    slide('agreements', 'What was agreed', <Agreements tables={comparison.tables} />),
    ...(comparison.questions.length > 0
      ? [
          slide(
            'questions',
            'To talk about',
            <ol className="wall-questions">
              {comparison.questions.map((question) => (
                <li key={question}>{question}</li>
              ))}
            </ol>,
          ),
        ]
      : []),
  ];
}
