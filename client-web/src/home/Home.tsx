import './home.css';
import { type FormEvent, useState } from 'react';
import { knownClasses } from '../classes/known-classes';
import { CodeInput } from '../join/CodeInput';
import { groupedCode } from '../join/code';
import { go, Link } from '../routes';
import { KnownSeats } from '../session/KnownSeats';
import { knownSeats } from '../session/tickets';
import { Button } from '../ui/Button';
import { Icon } from '../ui/Icon';
import { Page } from '../ui/Page';

const steps = [
  {
    title: 'Take an institution',
    text: 'A government, a laboratory, a company. Each has its own briefing, means and goals, and knows things that the others do not.',
  },
  {
    title: 'Act, bargain, answer',
    text: 'The clock runs. Play moves, strike agreements, answer demands before their deadline. Empty seats are flown by an autopilot.',
  },
  {
    title: 'See why',
    text: 'Every outcome explains itself: what changed, by how much, and the chances behind the dice. The debrief unseals the rest.',
  },
];

export function Home() {
  return (
    <Page wide>
      <div className="home">
        <section className="home-hero">
          <p className="eyebrow">Policy simulations for the classroom</p>
          <h1 className="display">Ninety minutes to decide. Everybody at the table.</h1>
          <p className="lead">
            Whitecell puts a group into the institutions of one crisis, live, in the browser. No accounts, nothing to
            install: a code is enough.
          </p>
        </section>
        <div className="home-entrance stack">
          <OwnClasses />
          <OwnSeats />
          <JoinCard />
        </div>
        <Curves />
      </div>
      <ol className="home-steps">
        {steps.map(({ title, text }, index) => (
          <li key={title}>
            <span className="home-step number">{index + 1}</span>
            <h2>{title}</h2>
            <p>{text}</p>
          </li>
        ))}
      </ol>
    </Page>
  );
}

/** The way back for a person who left by the start page, or closed the tab. */
function OwnSeats() {
  const [seats] = useState(() => knownSeats());
  const [latest, ...others] = seats;
  if (!latest) return null;
  return (
    <section className="home-join card" aria-label="Your seats in this browser">
      <h2 className="panel-title">You are in a session</h2>
      <KnownSeats seats={[latest]} withSession />
      {others.length > 0 && (
        <details>
          <summary className="small">Other seats of this browser ({others.length})</summary>
          <KnownSeats seats={others} withSession />
        </details>
      )}
    </section>
  );
}

/** The way back to the console of a class. */
function OwnClasses() {
  const [classes] = useState(() => knownClasses());
  if (classes.length === 0) return null;
  return (
    <section className="home-join card" aria-label="Your classes in this browser">
      <h2 className="panel-title">Your classes</h2>
      <ul className="known-seats">
        {classes.map((one) => (
          <li key={one.class}>
            <div className="grow">
              <p>
                <strong>{one.title ?? 'A class'}</strong>
              </p>
              {one.code && <p className="small quiet code">{groupedCode(one.code)}</p>}
            </div>
            <Link to={`/class/${encodeURIComponent(one.class)}`} className="button primary">
              Go on
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

function JoinCard() {
  const [code, setCode] = useState('');
  function join(event: FormEvent) {
    event.preventDefault();
    if (code) go(`/join/${encodeURIComponent(code)}`);
  }
  return (
    <section className="home-join card" aria-label="Join or open a session">
      <form className="stack" onSubmit={join}>
        <CodeInput code={code} onChange={setCode} />
        <Button type="submit" look="primary" size="large" disabled={!code}>
          Join the session
        </Button>
      </form>
      <p className="home-or">
        <span>or</span>
      </p>
      <Link to="/new" className="button large">
        Open a session
        <Icon name="right" />
      </Link>
      <Link to="/alone" className="button large">
        Play alone
        <Icon name="right" />
      </Link>
    </section>
  );
}

/** Three measures of an imagined session, drawn as the table draws them. */
function Curves() {
  return (
    <svg className="home-curves" viewBox="0 0 1200 220" preserveAspectRatio="none" aria-hidden="true">
      <path className="calm" d="M0 150H130V128H310V140H420V98H640V110H770V72H960V84H1200" />
      <path className="heat" d="M0 190H210V170H310V118H420V126H560V60H640V78H860V128H1010V150H1200" />
      <path className="trust" d="M0 92H250V104H310V150H500V138H640V166H860V122H1010V100H1200" />
    </svg>
  );
}
