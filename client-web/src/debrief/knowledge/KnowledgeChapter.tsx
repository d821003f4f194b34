import './knowledge.css';
import { useEffect, useRef, useState } from 'react';
import type { BeliefStep, ClaimTrail, Debrief } from '../../protocol';
import { calendarTime } from '../../session/clock';
import { namesOf } from '../../session/names';
import { useTable } from '../../session/SessionProvider';
import { stores } from '../../stores';
import { keyed } from '../../ui/keyed';
import { ScrollingTable } from '../../ui/ScrollingTable';
import { beliefInWords, lastBeliefs, publishedAt } from './beliefs';
import { Calibration } from './Calibration';
import { claimsOf, readForecasts } from './calibration';
import { JudgementForm } from './JudgementForm';
import { Secrets } from './Secrets';

/** Claims with their truth and who believed them when, and everything else that not everybody knew. */
export function KnowledgeChapter({ claims, secrets }: Pick<Debrief, 'claims' | 'secrets'>) {
  const { session, sheet, you } = useTable();
  const key = `whitecell.forecasts.${session}`;
  const [told, setTold] = useState(() => stores.tab.getItem(key));
  const truth = useRef<HTMLHeadingElement>(null);
  const hasJustTold = useRef(false);
  // The form is gone with what had the focus.
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was told brings the truth
  useEffect(() => {
    if (hasJustTold.current) truth.current?.focus();
  }, [told]);
  const asked = you.kind === 'player' && sheet.role ? claimsOf(claims, sheet.role) : [];
  if (asked.length > 0 && told === null) {
    return (
      <JudgementForm
        claims={asked}
        onTell={(sure) => {
          const answer = JSON.stringify(sure);
          stores.tab.setItem(key, answer);
          hasJustTold.current = true;
          setTold(answer);
        }}
      />
    );
  }
  const forecasts = readForecasts(told, asked);
  // Claims have cards of their own.
  const others = secrets.filter(({ subject }) => subject !== 'intel');
  return (
    <>
      {forecasts && asked.length > 0 && (
        <Calibration
          forecasts={forecasts}
          title="How well you judged them"
          note="Only this browser knows it."
          inWords={beliefInWords}
          heading={truth}
        />
      )}
      {claims.length > 0 && (
        <section className="stack" aria-labelledby="claims">
          <h3 id="claims" ref={forecasts ? undefined : truth} tabIndex={-1}>
            Claims: what was true, and who believed it
          </h3>
          <ul className="claims">
            {keyed(claims).map(({ key, item }) => (
              <li key={key}>
                <Claim trail={item} />
              </li>
            ))}
          </ul>
        </section>
      )}
      {others.length > 0 && (
        <section className="stack" aria-labelledby="secrets">
          <h3 id="secrets">What not everybody knew</h3>
          <Secrets secrets={others} />
        </section>
      )}
    </>
  );
}

function Claim({ trail }: { readonly trail: ClaimTrail }) {
  const { sheet } = useTable();
  const names = namesOf(sheet);
  const beliefs = lastBeliefs(trail);
  const published = publishedAt(trail);
  const isUnknown = trail.steps.length === 0;
  const whenPublic =
    published === undefined ? 'It never became public.' : `Public from ${calendarTime(sheet.starts, published)} on.`;
  return (
    <article className="card stack">
      <div className="row between">
        <h4 className="grow">{`“${trail.title}”`}</h4>
        <span className={`chip ${trail.true ? 'good' : 'bad'}`}>{trail.true ? 'True' : 'False'}</span>
      </div>
      {beliefs.length > 0 && (
        <ul className="beliefs">
          {beliefs.map(({ role, step, right }) => (
            <li key={role}>
              <span>{names.role(role)}</span>
              <span className="meter" aria-hidden="true">
                <span style={{ width: `${step.sure}%` }} />
              </span>
              <span className="small number">
                {beliefInWords(step.sure)}
                {right !== null && (right ? ', rightly' : ', wrongly')}
              </span>
            </li>
          ))}
        </ul>
      )}
      <p className="small quiet">{isUnknown ? 'Nobody at the table had it.' : whenPublic}</p>
      {!isUnknown && (
        <details className="small">
          <summary>Who learned it when</summary>
          <ScrollingTable
            caption={`Who learned when: ${trail.title}`}
            columns={['When', 'Who', 'How', 'Believed since']}
          >
            {keyed(trail.steps).map(({ key, item }) => (
              <tr key={key}>
                <td className="number">{calendarTime(sheet.starts, item.at)}</td>
                <td>{item.role === undefined ? 'Everybody else' : names.role(item.role)}</td>
                <td>{how(item, names.role)}</td>
                <td className="number">{beliefInWords(item.sure)}</td>
              </tr>
            ))}
          </ScrollingTable>
        </details>
      )}
    </article>
  );
}

function how({ cause, from }: BeliefStep, role: (id: string) => string): string {
  switch (cause) {
    case 'start':
      return 'had it from the start';
    case 'found':
      return 'found it';
    case 'told':
      return `told by ${from === undefined ? 'somebody' : role(from)}`;
    case 'doubted':
      return 'believed it more or less';
    case 'verified':
      return 'learned whether it is true';
    case 'published':
      return 'it was made public';
  }
}
