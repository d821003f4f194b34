import './pages.css';
import { lazy, Suspense, useEffect, useRef } from 'react';
import { PlayAlone } from './alone/PlayAlone';
import { MemberSeat } from './classes/MemberSeat';
import { Create } from './create/Create';
import { Home } from './home/Home';
import { Join } from './join/Join';
import { OpenProjector } from './projector/OpenProjector';
import { go, Link, routeOf, usePath } from './routes';
import { type Server, ServerContext } from './server';
import { Seat } from './session/Seat';
import { fromFragment, keepHostKey } from './session/tickets';
import { ErrorBoundary } from './ui/ErrorBoundary';
import { Page } from './ui/Page';
import { Toasts } from './ui/Toasts';

// What facilitators of classes alone see is loaded when it is first shown.
const ClassConsole = lazy(async () => ({ default: (await import('./classes/ClassConsole')).ClassConsole }));
const ClassProjector = lazy(async () => ({ default: (await import('./classes/ClassProjector')).ClassProjector }));

export function App({ server }: { readonly server: Server }) {
  return (
    <ErrorBoundary>
      <ServerContext value={server}>
        <Toasts>
          <a className="skip-link" href="#main">
            Skip to content
          </a>
          <Suspense fallback={<Loading />}>
            <Screen />
          </Suspense>
        </Toasts>
      </ServerContext>
    </ErrorBoundary>
  );
}

function Loading() {
  return (
    <main id="main" className="seat-message">
      <p role="status">Loading…</p>
    </main>
  );
}

function Screen() {
  const path = usePath();
  const shown = useRef(path);
  useEffect(() => {
    // After a step to another page, keyboards and screen readers go on from its beginning.
    if (shown.current !== path) document.getElementById('main')?.focus({ preventScroll: true });
    shown.current = path;
  }, [path]);
  const route = routeOf(path);
  switch (route.screen) {
    case 'home':
      return <Home />;
    case 'create':
      return <Create />;
    case 'alone':
      return <PlayAlone />;
    case 'host':
      return <Host />;
    case 'join':
      return <Join key={route.code} code={route.code} />;
    case 'open-projector':
      return <OpenProjector key={route.code} code={route.code} />;
    case 'seat':
      return <Seat key={route.session} session={route.session} place="seat" />;
    case 'projector':
      return <Seat key={`${route.session} screen`} session={route.session} place="screen" />;
    case 'class':
      return <ClassConsole key={route.id} id={route.id} />;
    case 'class-projector':
      return <ClassProjector key={route.id} id={route.id} />;
    case 'member-seat':
      return <MemberSeat key={route.id} id={route.id} />;
    case 'lost':
      return (
        <Page>
          <h1 className="display">There is nothing at this address</h1>
          <p>
            <Link to="/">Go to the start</Link>
          </p>
        </Page>
      );
  }
}

/** The facilitator link that the server prints at its start: keeps the key of its fragment and goes on. */
function Host() {
  useEffect(() => {
    const key = fromFragment(location.hash, 'key');
    if (key) keepHostKey(key);
    go('/new', 'replace');
  }, []);
  return null;
}
