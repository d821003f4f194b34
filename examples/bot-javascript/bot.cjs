// A bot that joins a session by its code and plays a role: it plays any legal move, one after the other, and declares
// its role ready when there is none. README.md says how to run it, src/Simulation.Protocol/PROTOCOL.md what it sends
// and receives. It does the same as the one in C# (examples/bot).
const { randomUUID } = require('node:crypto');
const { HttpTransportType, HubConnectionBuilder, LogLevel } = require('@microsoft/signalr');

const version = 1; // Of the protocol.
const passing = ['try-again', 'too-many', 'server-stopping', 'server-full']; // Refusals that pass by themselves.
const [server, code, role] = process.argv.slice(2);
if (!role) {
  console.error('usage: bot.cjs <server> <code> <role>, as in: bot.cjs http://localhost:5080 ABCD2345 cloud');
  process.exit(2);
}

const base = server.endsWith('/') ? server : server + '/';
let seat; // Session and ticket.
let stream = null; // The viewer's stream, and the number up to which everything of it has arrived.
let at = null;
let session; // What of the view this bot looks at.
let own;
let moves = {};
let underWay = null; // A command without an answer.
const refused = new Set();

const hub = new HubConnectionBuilder()
  // The hub has no negotiation: it is a WebSocket at once.
  .withUrl(new URL('hub/session', base).href, { skipNegotiation: true, transport: HttpTransportType.WebSockets })
  .withAutomaticReconnect({ nextRetryDelayInMilliseconds: (lost) => (lost.previousRetryCount === 0 ? 250 : 2000) })
  .configureLogging(LogLevel.None)
  .build();

// One message after the other, in order. A null asks to enter, at first and on each new connection.
let queue = Promise.resolve();
const received = (message) => (queue = queue.then(() => handle(message)));
hub.on('Batch', (batch) => received(batch));
hub.on('Dismissed', (dismissed) => received(dismissed));
hub.onreconnecting((lost) => console.log(`The connection is lost: ${lost?.message}`));
hub.onreconnected(() => received(null));

async function handle(message) {
  if (message?.to <= at && at !== null) return; // Had already.
  if (message?.enterAgain === false) process.exit(1);
  try {
    if (message?.changes && message.from === at) take(message);
    else {
      // Another viewer's stream, a new connection, or a batch that does not follow: something was missed.
      if (message?.enterAgain) [stream, at] = [null, null];
      await enter();
    }
    if (session.phase === 'debrief') process.exit(0);
    await act();
  } catch {
    // The connection is lost or the server asks for patience. What is under way is sent again, on whichever
    // connection there is.
    setTimeout(() => received(null), 1000);
  }
}

async function enter() {
  const request = { version, session: seat.session, ticket: seat.ticket, stream, after: at };
  const reply = await hub.invoke('Enter', request);
  if (reply.refusal && !passing.includes(reply.refusal.code)) {
    console.error(reply.refusal.message);
    process.exit(1);
  }
  if (reply.refusal) throw new Error(reply.refusal.message);
  if (reply.snapshot) {
    ({ stream, at } = reply.snapshot);
    ({ session, moves } = reply.snapshot.view);
    own = reply.snapshot.view.roles[role];
  }
  for (const batch of reply.missed ?? []) take(batch);
}

// What else changed this bot does not look at. A null in a dictionary is an entry that is gone.
function take({ to, changes }) {
  at = to;
  session = changes.session ?? session;
  own = changes.roles?.[role] ?? own;
  moves = Object.fromEntries(Object.entries({ ...moves, ...changes.moves }).filter(([, move]) => move));
}

async function act() {
  // What was sent on a connection that is lost is sent again with the same id: the server executes it once.
  const command = underWay?.command ?? choose();
  if (!command) return;
  underWay ??= { id: randomUUID(), command };
  const { refusal } = await hub.invoke('Submit', underWay);
  if (refusal && passing.includes(refusal.code)) throw new Error(refusal.message);
  if (refusal) refused.add(JSON.stringify(command));
  console.log(`${command.choice?.move ?? 'ready'}: ${refusal?.message ?? 'accepted'}`);
  underWay = null;
  if (refusal) await act(); // Nothing arrives after a refusal.
}

function choose() {
  if (session.phase !== 'running' || own.ready) return undefined;
  const open = Object.entries(moves).filter(([, move]) => move.open);
  const choices = open.flatMap(([move, { options }]) =>
    options.map(({ target, asset, directive }) => ({ type: 'play-move', choice: { move, target, asset, directive } })),
  );
  choices.push({ type: 'declare-ready', ready: true, round: session.round });
  return choices.find((choice) => !refused.has(JSON.stringify(choice)));
}

async function start() {
  const response = await fetch(new URL('api/join', base), {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ id: randomUUID(), code, name: 'Bot', role }),
  });
  const answer = await response.json();
  if (answer.refusal) {
    console.error(answer.refusal.message);
    process.exit(1);
  }
  seat = answer;
  hub.onclose(() => process.exit(1));
  await hub.start();
  received(null);
}

start();
