import './pages.css';
import { useEffect, useRef } from 'react';
import { PlayAlone } from './alone/PlayAlone';
import { ClassConsole } from './classes/ClassConsole';
import { ClassProjector } from './classes/ClassProjector';
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

export function App({ server }: { readonly server: Server }) {
  return (
    <ErrorBoundary>
      <ServerContext value={server}>
        <Toasts>
          <a className="skip-link" href="#main">
            Skip to content
          </a>
          <Screen />
        </Toasts>
      </ServerContext>
    </ErrorBoundary>
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
    case 'replay':
      return (
        <Seat
          key={route.place === 'seat' ? route.session : `${route.session} screen`}
          session={route.session}
          place={route.place}
          replays
        />
      );
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
