import './projector.css';
import { NoticeCard } from '../feed/NoticeCard';
import { Invitation } from '../lobby/Invitation';
import { Acts, useTable } from '../session/SessionProvider';
import { TopBar } from '../session/TopBar';
import { Gauge } from '../table/Indicators';
import { People } from '../table/People';
import { latest } from './latest';

/** The public view for the wall: large, nothing to press. */
export function Projector() {
  const { log, sheet, view } = useTable();
  const { phase } = view.session;
  const [first, ...rest] = latest(log, 4);
  return (
    <div className="projector">
      <TopBar />
      {phase === 'lobby' ? (
        <main id="main" className="projector-lobby">
          <div className="stack loose">
            <h2 className="display projector-title">{sheet.title}</h2>
            <p className="lead">{sheet.summary}</p>
            <People />
          </div>
          <Acts>
            <Invitation />
          </Acts>
        </main>
      ) : (
        <main id="main" className="projector-main">
          <ul className="projector-gauges" aria-label="Indicators">
            {sheet.indicators.map((indicator) => {
              const value = view.indicators[indicator.id];
              return (
                value && (
                  <li key={indicator.id}>
                    <Gauge indicator={indicator} value={value} />
                  </li>
                )
              );
            })}
          </ul>
          <section className="projector-news" aria-label="What happened">
            {first && (
              <div className="projector-first">
                <NoticeCard notice={first.notice} sheet={sheet} heading="h2" key={first.key} />
              </div>
            )}
            {rest.map(({ key, notice }) => (
              <NoticeCard key={key} notice={notice} sheet={sheet} heading="h2" />
            ))}
            {!first && <p className="lead">{sheet.rounds[view.session.round]?.title}</p>}
          </section>
          <aside className="projector-side">
            <People />
          </aside>
        </main>
      )}
    </div>
  );
}
