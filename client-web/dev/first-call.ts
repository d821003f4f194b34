// An imagined state of the scenario "First Call", as the server would send it: for working on the screens without a
// server, and for tests. Never part of the production bundle.
import type {
  Change,
  Debrief,
  JoinPreview,
  MoveSheet,
  MoveView,
  Notice,
  Phase,
  RoleSheet,
  ScenarioCard,
  SeatIdentity,
  Sheet,
  Snapshot,
  View,
} from '../src/protocol';
import { improvised, injected, injects, news, outlets } from './desk';
import { intelFor, permitsFor } from './knowledge';

export type Viewer = 'white-house' | 'ai-lab' | 'cloud' | 'nobody' | 'facilitator' | 'spectator';

const roles: readonly RoleSheet[] = [
  {
    id: 'white-house',
    title: 'White House',
    kind: 'executive',
    summary: 'Answers for national security, and for how a call like this looks the next morning.',
    briefing: 'The administration has promised to be **quick and firm** on frontier models.',
    privateBriefing:
      'A cloud provider says that a new jailbreak makes the lab’s model help with intrusions. Your staff cannot check it before the evening.\n\n- You may order access to be taken down. The authority is *disputed*.\n- If the warning turns out hollow, you own the mistake.',
    movesPerRound: 2,
    mostPeople: 1,
  },
  {
    id: 'ai-lab',
    title: 'AI Lab',
    kind: 'lab',
    summary: 'Runs Fable 5, the most capable model on the market, and is about to go public.',
    briefing: 'The lab has just filed to go public. Its model is used in ninety countries.',
    privateBriefing:
      'Your safety team reproduced the jailbreak **partly**: it works on one prompt in twenty, and a fix is three days away.\n\n- Taking the model down for everybody is possible within the hour.\n- Telling foreign users apart within ninety minutes is *not* possible without the cloud provider.\n- Investors read every headline.',
    movesPerRound: 2,
    mostPeople: 1,
  },
  {
    id: 'cloud',
    title: 'Cloud Provider',
    kind: 'cloud',
    summary: 'Hosts the model, knows the customers, and raised the alarm.',
    briefing: 'The provider hosts most of the lab’s traffic.',
    privateBriefing: 'Your checks of who your customers are cover **two thirds** of the accounts.',
    movesPerRound: 2,
    mostPeople: 1,
  },
];

const move = (id: string, title: string, by: readonly string[], rest: Partial<MoveSheet> = {}): MoveSheet => ({
  id,
  title,
  text: '',
  by,
  timing: 'immediate',
  secret: false,
  cost: [],
  parameters: [],
  takesWords: false,
  ...rest,
});

const moves: readonly MoveSheet[] = [
  move('takedown-order', 'Order the model taken down for foreign nationals', ['white-house'], {
    text: 'A call, a deadline and an instrument that the courts have never seen used like this.',
    authority: 'export-controls',
    cost: [{ resource: 'political-capital', amount: 2 }],
    parameters: [{ id: 'deadline', title: 'Deadline', unit: 'game minutes', min: 30, max: 240, default: 90 }],
  }),
  move('ask-for-reasons', 'Ask for the reasons in writing', ['ai-lab'], {
    text: 'Costs time, and makes it harder to claim later that nothing was explained.',
  }),
  move('public-statement', 'Make a public statement', ['ai-lab', 'white-house', 'cloud'], {
    text: 'To the press and the users, in your own words. The tone is yours; the effect depends on how heated things are.',
    takesWords: true,
    cost: [{ resource: 'credibility', amount: 1 }],
  }),
  move('patch-safeguards', 'Patch the safeguards', ['ai-lab'], {
    text: 'A night’s work for the safety team. It may hold.',
    timing: 'sealed',
    cost: [{ resource: 'cash', amount: 3 }],
  }),
  move('brief-privately', 'Brief an institution in private', ['ai-lab'], {
    text: 'Share what the safety team found, with one institution only.',
    secret: true,
  }),
  move('offer-vetting', 'Offer vetting of users by officials', ['ai-lab'], {
    text: 'Officials may review who uses the model. Investors will not like it.',
    cost: [{ resource: 'cash', amount: 5 }],
  }),
  move('alert-government', 'Alert the government', ['cloud'], { text: 'Pass the warning on.' }),
  move('comply-all', 'Take it down for everybody', ['ai-lab'], {
    answers: 'suspend-foreign-access',
    text: 'The only way to be sure within the deadline.',
  }),
  move('comply-foreign', 'Take it down for foreign users only', ['ai-lab'], {
    answers: 'suspend-foreign-access',
    text: 'Needs the customer checks of the cloud provider.',
  }),
  move('contest', 'Ask a court for a stay', ['ai-lab'], {
    answers: 'suspend-foreign-access',
    text: 'A judge decides within the hour.',
    cost: [{ resource: 'cash', amount: 2 }],
  }),
  move('negotiate', 'Ask for more time, and talk', ['ai-lab'], {
    answers: 'suspend-foreign-access',
    text: 'Buys an hour if the other side wants to talk.',
  }),
];

function sheetFor(viewer: Viewer): Sheet {
  const role = roles.some(({ id }) => id === viewer) ? viewer : undefined;
  const all = viewer === 'facilitator';
  return {
    scenario: 'first-call',
    title: 'First Call',
    summary:
      'Friday, a quarter past one. The government gives an AI lab ninety minutes to take its newest model away from foreign users, and does not say why.',
    role,
    starts: '2026-06-05T13:15:00',
    rounds: [
      {
        id: 'tip',
        title: 'The tip',
        text: 'A cloud provider believes it has seen the newest model help with an intrusion. Three people know of it.',
        startsAt: 0,
        endsAt: 2700,
      },
      {
        id: 'call',
        title: 'The call',
        text: 'The White House has the lab on the line. Outside, the **first journalist** is asking why three officials left a lunch at once. Whatever happens in the next ninety minutes will be read as a rule.',
        startsAt: 2700,
        endsAt: 8100,
      },
      { id: 'evening', title: 'The evening after', text: 'What was done is public.', startsAt: 8100, endsAt: 13500 },
    ],
    roles: roles.map((one) => (all || one.id === role ? one : { ...one, privateBriefing: undefined })),
    indicators: [
      {
        id: 'national-security',
        title: 'National security',
        description: 'How safe the country is from misuse of frontier models.',
        polarity: 'more-is-better',
      },
      {
        id: 'public-trust',
        title: 'Public trust',
        description: 'How far the public trusts that somebody is in charge.',
        polarity: 'more-is-better',
      },
      {
        id: 'media-heat',
        title: 'Media heat',
        description: 'How much attention the matter gets.',
        polarity: 'less-is-better',
      },
      {
        id: 'innovation',
        title: 'Innovation',
        description: 'How freely the field can build and publish.',
        polarity: 'more-is-better',
      },
      {
        id: 'executive-precedent',
        title: 'Executive precedent',
        description: 'How far orders like this one will be taken as the rule.',
        polarity: 'neutral',
      },
    ],
    resources: [
      { id: 'political-capital', title: 'Political capital', description: 'What can still be asked of others.' },
      { id: 'cash', title: 'Cash', description: 'What there is to spend.' },
      { id: 'credibility', title: 'Credibility', description: 'Whether one is believed.' },
    ],
    assets: [
      {
        id: 'fable-5',
        title: 'Fable 5',
        description: 'The lab’s newest model.',
        owner: 'ai-lab',
        statuses: [
          { id: 'available', title: 'Available' },
          { id: 'domestic-only', title: 'Domestic users only' },
          { id: 'suspended', title: 'Suspended' },
        ],
        attributes: [{ id: 'severity', title: 'Severity of the jailbreak' }],
      },
    ],
    authorities: [
      {
        id: 'export-controls',
        title: 'Export controls',
        description: 'Broad, quick, and untested for the use of a model.',
        reaches: ['ai-lab', 'cloud'],
        cost: [],
      },
    ],
    demands: [
      {
        id: 'suspend-foreign-access',
        title: 'Take Fable 5 down for all foreign nationals',
        text: 'No foreign country and no non-citizen may use the model without a licence. No reason is given.',
      },
    ],
    agreements: [
      {
        id: 'vetted-access',
        title: 'Vetted access',
        text: 'Officials review who uses the model; in return it stays up.',
        parties: ['white-house', 'ai-lab'],
        secret: false,
        terms: ['AI Lab keeps the model to vetted users', 'White House issues no new order this week'],
        promises: [
          { type: 'plays', plays: 'vet-users', by: 'ai-lab', within: 1440 },
          { type: 'refrains', refrains: 'takedown-order', by: 'white-house', for: 10_080 },
        ],
      },
      {
        id: 'customer-checks',
        title: 'Shared customer checks',
        text: 'The provider tells the lab which accounts are foreign.',
        parties: ['ai-lab', 'cloud'],
        secret: true,
        terms: ['Cloud Provider shares its customer checks within the hour'],
        promises: [{ type: 'plays', plays: 'share-checks', by: 'cloud', within: 60 }],
      },
    ],
    moves: moves.filter(({ by }) => all || (role !== undefined && by.includes(role))),
    objectives: [
      {
        id: 'safe',
        role: 'white-house',
        title: 'Keep the country safe',
        text: 'National security high, and nobody hurt.',
        weight: 5,
        private: false,
      },
      {
        id: 'command',
        role: 'white-house',
        title: 'Stay in command',
        text: 'The order stands, or something better replaces it.',
        weight: 3,
        private: true,
      },
      {
        id: 'online',
        role: 'ai-lab',
        title: 'Keep the model online',
        text: 'For as many users as possible.',
        weight: 4,
        private: false,
      },
      {
        id: 'listing',
        role: 'ai-lab',
        title: 'Save the listing',
        text: 'Credibility above 50 and media heat below 60 at the end.',
        weight: 4,
        private: true,
      },
      {
        id: 'rule',
        role: 'ai-lab',
        title: 'No rule by telephone',
        text: 'Executive precedent stays below 50.',
        weight: 2,
        private: false,
      },
      {
        id: 'clean',
        role: 'cloud',
        title: 'Clean hands',
        text: 'The warning was true, and nobody says otherwise.',
        weight: 5,
        private: false,
      },
    ].filter((goal) => all || goal.role === role || !goal.private),
    flags: [],
    outlets,
    injects: all ? injects : [],
    permits: [],
    seed: all ? 'k7f3' : undefined,
  };
}

const change = (kind: Change['kind'], id: string, label: string, by: number, to: number, of?: string): Change => ({
  kind,
  id,
  of,
  label,
  by,
  to,
});

const notice = (
  at: number,
  round: number,
  kind: Notice['kind'],
  headline: string,
  rest: Partial<Notice> = {},
): Notice => ({
  at,
  round,
  kind,
  headline,
  with: [],
  changes: [],
  rolls: [],
  ...rest,
});

const story: readonly Notice[] = [
  notice(0, 0, 'round', 'Round 1 begins: The tip'),
  notice(600, 0, 'move', 'Cloud Provider alerts the government to a jailbreak in Fable 5', {
    actor: 'cloud',
    pilot: 'autopilot',
    move: 'alert-government',
    text: 'The provider says it has seen the model help with an intrusion. It names no customer.',
    changes: [
      change('indicator', 'media-heat', 'Media heat', 6, 36),
      change('relation', 'white-house', 'White House’s view of Cloud Provider', 10, 15, 'cloud'),
    ],
  }),
  notice(1500, 0, 'inject', 'Three officials leave a lunch at once; a reporter notices', {
    changes: [change('indicator', 'media-heat', 'Media heat', 5, 41)],
  }),
  notice(2700, 0, 'drift', 'Trust wears off while nobody speaks', {
    changes: [change('indicator', 'public-trust', 'Public trust', -2, 53)],
  }),
  notice(2700, 1, 'round', 'Round 2 begins: The call'),
  notice(2760, 1, 'directive', 'White House orders Fable 5 taken down for foreign nationals within 90 minutes', {
    actor: 'white-house',
    pilot: 'people',
    move: 'takedown-order',
    with: ['ai-lab'],
    text: 'The order names export controls as its authority and gives no reason.',
    changes: [
      change('indicator', 'media-heat', 'Media heat', 12, 53),
      change('indicator', 'national-security', 'National security', 4, 52),
      change('indicator', 'innovation', 'Innovation', -6, 58),
      change('resource', 'political-capital', 'Political capital of White House', -2, 6, 'white-house'),
    ],
  }),
  notice(2940, 1, 'message', 'White House (Amara)', {
    actor: 'white-house',
    with: ['white-house', 'ai-lab'],
    text: 'You have until a quarter to three. We would rather not enforce this.',
  }),
  notice(3060, 1, 'message', 'AI Lab (Jonas)', {
    actor: 'ai-lab',
    with: ['white-house', 'ai-lab'],
    text: 'We cannot tell foreign users apart in that time. Tell us what you have seen and we can fix it tonight.',
  }),
  notice(3120, 1, 'message', 'Cloud Provider (autopilot)', {
    actor: 'cloud',
    text: 'For the record: we reported what we saw. We did not ask for this.',
  }),
  notice(3300, 1, 'move', 'AI Lab tells the press that no reason was given', {
    actor: 'ai-lab',
    pilot: 'people',
    move: 'public-statement',
    text: '“We were given ninety minutes and no explanation.”',
    changes: [
      change('indicator', 'public-trust', 'Public trust', 5, 58),
      change('indicator', 'executive-precedent', 'Executive precedent', -4, 41),
      change('resource', 'credibility', 'Credibility of AI Lab', 3, 64, 'ai-lab'),
    ],
    rolls: [
      {
        title: 'Does the statement carry?',
        chance: 57,
        rolled: 31,
        success: true,
        factors: [
          { label: 'base', amount: 40 },
          { label: 'credibility 61 × 0.4', amount: 24.4 },
          { label: 'media heat 53 × −0.14', amount: -7.4 },
        ],
      },
    ],
  }),
  notice(3420, 1, 'agreement', 'AI Lab and Cloud Provider share customer checks', {
    actor: 'cloud',
    with: ['ai-lab', 'cloud'],
    changes: [change('relation', 'ai-lab', 'AI Lab’s view of Cloud Provider', 8, -2, 'cloud')],
  }),
  notice(3540, 1, 'announcement', 'Facilitator: five minutes until I take questions from the press table.'),
  ...news,
];

const option = (rest: object = {}) => ({ expected: [], ...rest });
const open = (options: MoveView['options'], left?: number): MoveView => ({ open: true, left, options });
const shut = (code: 'too-dear' | 'not-legal', message: string): MoveView => ({
  open: false,
  why: { code, message },
  options: [],
});

const backRoom = { name: 'Before the deadline', openedBy: 'ai-lab', roles: ['ai-lab', 'white-house', 'cloud'] };

const labNotes: View['notes'] = {
  1: { at: 1200, round: 0, writtenBy: 'Jonas', text: 'The provider answers only when asked twice.' },
  2: { at: 2400, round: 0, writtenBy: 'Jonas', changedBy: 'Ines', text: 'Ask for the pledge before the deadline.' },
};

const labMoves: Readonly<Record<string, MoveView>> = {
  'ask-for-reasons': open(
    [option({ target: 'white-house', expected: [{ label: 'Public trust', by: 3, good: true }] })],
    1,
  ),
  'public-statement': open([
    option({
      expected: [
        { label: 'Public trust', by: 5, good: true, chance: 57 },
        { label: 'Media heat', by: 6, good: false },
        { label: 'Executive precedent', by: -4, good: true, chance: 57 },
      ],
    }),
  ]),
  'brief-privately': open([
    option({ target: 'white-house', expected: [{ label: 'White House’s view of you', by: 12, good: true }] }),
    option({ target: 'cloud', expected: [{ label: 'Cloud Provider’s view of you', by: 9 }] }),
  ]),
  'patch-safeguards': {
    open: true,
    left: 1,
    options: [
      option({ asset: 'fable-5', expected: [{ label: 'Severity of the jailbreak', by: -20, good: true, chance: 65 }] }),
    ],
    sealed: { move: 'patch-safeguards', asset: 'fable-5' },
  },
  'offer-vetting': shut('too-dear', 'You would need 5 Cash and have 4.'),
  'comply-all': open([
    option({
      directive: 'd1',
      expected: [
        { label: 'Fable 5 is suspended for everybody', good: false },
        { label: 'National security', by: 8 },
        { label: 'White House’s view of you', by: 10, good: true },
      ],
    }),
  ]),
  'comply-foreign': open([
    option({
      directive: 'd1',
      expected: [
        { label: 'Fable 5 stays up for domestic users', good: true, chance: 66 },
        { label: 'Credibility', by: -6, good: false, chance: 34 },
      ],
    }),
  ]),
  contest: open([
    option({
      directive: 'd1',
      expected: [
        { label: 'The order is stayed', good: true, chance: 44 },
        { label: 'Executive precedent', by: 10, good: false, chance: 56 },
      ],
    }),
  ]),
  negotiate: shut('not-legal', 'White House has not agreed to talk.'),
};

const values = {
  'national-security': { start: 48, value: 52 },
  'public-trust': { start: 55, value: 58 },
  'media-heat': { start: 30, value: 53 },
  innovation: { start: 64, value: 58 },
  'executive-precedent': { start: 45, value: 41 },
};
const fresh = Object.fromEntries(Object.entries(values).map(([id, { start }]) => [id, { start, value: start }]));

const ending = {
  id: 'vetted-regime',
  title: 'A door with a guard',
  text: 'The model stays up for users whom officials have looked at. Nobody is happy; everybody can live with it. By Monday two other labs have asked for the same terms.',
};

function viewFor(viewer: Viewer, phase: Phase, now: number): View {
  const lobby = phase === 'lobby';
  const all = viewer === 'facilitator';
  const own = (id: string) => all || id === viewer;
  const state = (id: string, resources: Record<string, number>, relations: Record<string, number>) => ({
    pilot: id === 'cloud' ? ('autopilot' as const) : ('people' as const),
    ready: id === 'cloud' && !lobby,
    movesLeft: own(id) ? 1 : undefined,
    resources: own(id) ? resources : {},
    relations,
    temperament: all ? ('balanced' as const) : undefined,
    strategy: all ? ('base' as const) : undefined,
  });
  return {
    session: {
      phase,
      round: lobby ? 0 : phase === 'debrief' ? 2 : 1,
      locked: false,
      pacing: 'live',
      unattended: 'waits',
      ending: phase === 'debrief' ? ending : undefined,
    },
    clock: {
      running: phase === 'running',
      at: lobby ? 0 : phase === 'debrief' ? 13500 : 3600,
      anchor: now,
      pace: 15,
      roundEnds: lobby ? 2700 : 8100,
    },
    indicators: lobby ? fresh : values,
    roles: {
      'white-house': state('white-house', { 'political-capital': 6, credibility: 58 }, { 'ai-lab': -15, cloud: 15 }),
      'ai-lab': state('ai-lab', { cash: 4, credibility: 64 }, { 'white-house': -22, cloud: -2 }),
      cloud: state('cloud', { cash: 9, credibility: 51 }, { 'white-house': 12, 'ai-lab': 5 }),
    },
    seats: {
      s0: { name: 'Professor Ortega', kind: 'facilitator', muted: false },
      s1: { name: 'Amara', role: 'white-house', kind: 'player', muted: false },
      s2: { name: 'Jonas', role: viewer === 'nobody' ? undefined : 'ai-lab', kind: 'player', muted: false },
      s3: { name: 'Mei', kind: 'player', muted: false },
      s4: { name: 'Projector', kind: 'spectator', muted: false },
    },
    assets: {
      'fable-5': { status: 'available', attributes: own('ai-lab') ? { severity: 62 } : {} },
    },
    directives: lobby
      ? {}
      : {
          d1: {
            demand: 'suspend-foreign-access',
            from: 'white-house',
            to: 'ai-lab',
            asset: 'fable-5',
            authority: 'export-controls',
            issuedAt: 2760,
            deadline: 5700,
            status: phase === 'debrief' ? 'complied-in-part' : 'issued',
            answers: ['comply-all', 'comply-foreign', 'contest', 'negotiate'],
            answered: phase === 'debrief' ? 'comply-foreign' : undefined,
          },
        },
    agreements:
      lobby || viewer === 'spectator'
        ? {}
        : {
            a1: {
              template: 'vetted-access',
              title: 'Vetted access',
              text: 'Officials review who uses the model; in return it stays up.',
              from: 'white-house',
              parties: ['white-house', 'ai-lab'],
              accepted: ['white-house'],
              terms: [
                { by: 'ai-lab', text: 'AI Lab keeps the model to vetted users', status: 'open', due: 8100 },
                { by: 'white-house', text: 'White House issues no new order this week', status: 'open' },
              ],
              status: 'proposed',
              secret: false,
              expires: 5400,
            },
            a2: {
              template: 'customer-checks',
              title: 'Shared customer checks',
              text: 'The provider tells the lab which accounts are foreign.',
              from: 'ai-lab',
              parties: ['ai-lab', 'cloud'],
              accepted: ['ai-lab', 'cloud'],
              terms: [{ by: 'cloud', text: 'Cloud Provider shares its customer checks', status: 'kept', due: 6300 }],
              status: 'active',
              secret: true,
            },
          },
    permits: lobby ? {} : permitsFor(viewer),
    intel: lobby ? {} : intelFor(viewer),
    flags: {},
    injects: all ? injected : {},
    improvised: lobby ? {} : improvised,
    acting: own(viewer) && !all ? { open: !lobby } : undefined,
    improvising: own(viewer) && viewer !== 'spectator' && viewer !== 'nobody' && !all ? { open: !lobby } : undefined,
    answers:
      phase === 'debrief' && all
        ? { 'ai-lab/0': { role: 'ai-lab', question: 0, text: 'What the cloud had told whom.' } }
        : {},
    channels: own('ai-lab') && !lobby ? { c1: backRoom } : {},
    notes: viewer === 'ai-lab' && !lobby ? labNotes : {},
    surveys: {},
    moves: viewer === 'ai-lab' && !lobby ? labMoves : {},
    objectives: Object.fromEntries(
      [
        ['safe', 'white-house', 52],
        ['command', 'white-house', 61],
        ['online', 'ai-lab', 80],
        ['listing', 'ai-lab', 46],
        ['rule', 'ai-lab', 59],
        ['clean', 'cloud', 70],
      ]
        .filter(([, role]) => own(String(role)))
        .map(([id, role, value]) => [id, { role: String(role), value: Number(value) }]),
    ),
  };
}

const identities: Readonly<Record<Viewer, SeatIdentity>> = {
  'white-house': { seat: 's1', name: 'Amara', kind: 'player', role: 'white-house' },
  'ai-lab': { seat: 's2', name: 'Jonas', kind: 'player', role: 'ai-lab' },
  cloud: { seat: 's3', name: 'Mei', kind: 'player', role: 'cloud' },
  nobody: { seat: 's3', name: 'Mei', kind: 'player' },
  facilitator: { seat: 's0', name: 'Professor Ortega', kind: 'facilitator' },
  spectator: { seat: 's4', name: 'Projector', kind: 'spectator' },
};

const mayRead = (viewer: Viewer) => (one: Notice) =>
  viewer === 'facilitator' || one.with.length === 0 || one.with.includes(viewer) || one.kind === 'directive';

export function snapshot(phase: Phase, viewer: Viewer, now = 0): Snapshot {
  return {
    session: `${phase}-${viewer}`,
    code: 'K4M7PX2N',
    stream: viewer,
    at: 1,
    serverTime: now,
    you: identities[viewer],
    sheet: sheetFor(viewer),
    view: viewFor(viewer, phase, now),
    log: phase === 'lobby' ? [] : story.filter(mayRead(viewer)),
    presence: { online: ['s0', 's1', 's2', 's4'], away: [] },
  };
}

const cards = roles.map(({ id, title, kind, summary }) => ({ id, title, kind, summary, mostPeople: 8 }));

export const scenarios: readonly ScenarioCard[] = [
  {
    id: 'first-call',
    title: 'First Call',
    summary: sheetFor('spectator').summary,
    minutes: 10,
    rounds: 3,
    roles: cards,
    casts: [
      { id: 'press', title: 'As reported', names: ['Anthropic', 'Amazon', 'Fable 5'], roles: cards },
      { id: 'fictional', title: 'Invented organisations', names: ['Northlight', 'Cumulo', 'Lantern'], roles: cards },
    ],
    errors: [],
  },
  {
    id: 'clean-water',
    title: 'Clean Water',
    summary: '',
    minutes: 0,
    rounds: 0,
    roles: [],
    casts: [],
    errors: ['scenarios/clean-water/scenario.yaml:41: unknown indicator "turbidty", expected one of: turbidity, trust'],
  },
];

export const preview: JoinPreview = {
  session: 'running-ai-lab',
  scenario: 'first-call',
  title: 'First Call',
  summary: sheetFor('spectator').summary,
  phase: 'lobby',
  locked: false,
  roles: cards.map((card) => ({
    ...card,
    mostPeople: 1,
    people: card.id === 'white-house' ? 1 : 0,
    free: card.id !== 'white-house',
  })),
};

export const debrief: Debrief = {
  ending,
  scores: [
    {
      role: 'white-house',
      total: 58,
      byPeople: 4,
      byAutopilot: 0,
      byAssistant: 0,
      models: [],
      parts: [
        {
          objective: 'safe',
          title: 'Keep the country safe',
          weight: 5,
          value: 52,
          factors: [{ label: 'national security 52 × 1', amount: 52 }],
        },
        { objective: 'command', title: 'Stay in command', weight: 3, value: 68, factors: [] },
      ],
    },
    {
      role: 'ai-lab',
      total: 66,
      byPeople: 5,
      byAutopilot: 0,
      byAssistant: 0,
      models: [],
      parts: [
        {
          objective: 'online',
          title: 'Keep the model online',
          weight: 4,
          value: 75,
          factors: [
            { label: 'base', amount: 100 },
            { label: 'vetted users only', amount: -25 },
          ],
        },
        { objective: 'listing', title: 'Save the listing', weight: 4, value: 55, factors: [] },
        { objective: 'rule', title: 'No rule by telephone', weight: 2, value: 70, factors: [] },
      ],
    },
    {
      role: 'cloud',
      total: 71,
      byPeople: 0,
      byAutopilot: 3,
      byAssistant: 0,
      models: [],
      parts: [{ objective: 'clean', title: 'Clean hands', weight: 5, value: 71, factors: [] }],
    },
  ],
  curves: Object.entries(values).map(([indicator, { start }]) => ({
    indicator,
    points: [
      { at: 0, value: start, cause: 'Start' },
      ...story.flatMap(({ at, headline, changes }) =>
        changes.filter(({ id }) => id === indicator).map(({ to }) => ({ at, value: to, cause: headline })),
      ),
    ],
  })),
  secrets: [
    {
      subject: 'value',
      title: 'How severe the jailbreak was',
      text: 'Severity 62 of 100: it worked on one prompt in twenty.',
      knownTo: ['ai-lab'],
    },
    {
      subject: 'intel',
      title: 'The customer checks',
      text: 'They covered two thirds of the accounts.',
      knownTo: ['cloud', 'ai-lab'],
    },
  ],
  timeline: story,
  moments: story
    .flatMap((notice, first) => (notice.changes.length > 1 ? [{ first, lines: 1, why: '', entry: first + 2 }] : []))
    .slice(0, 10),
  promises: [
    {
      role: 'ai-lab',
      kind: 'words',
      to: ['white-house'],
      what: 'We tell you first.',
      agreement: 'An agreement in free words',
      said: 600,
      signed: 900,
      outcome: 'not-judged',
    },
  ],
  claims: [
    {
      title: 'The jailbreak is used abroad',
      true: false,
      steps: [
        { at: 0, role: 'white-house', cause: 'start', sure: 60 },
        { at: 900, role: 'ai-lab', cause: 'told', sure: 60, from: 'white-house' },
      ],
    },
  ],
  agreements: Object.values(viewFor('facilitator', 'debrief', 0).agreements),
  directives: Object.values(viewFor('facilitator', 'debrief', 0).directives),
  questions: [
    'What would you have needed to know at a quarter past one, and who could have told you?',
    'Was the agreement a success, or the precedent that everybody wanted to avoid?',
    'Which move looked cheap and was not?',
  ],
  improvised: Object.values(improvised),
  answers: [{ role: 'ai-lab', question: 0, text: 'What the cloud provider had told whom, and when.' }],
  data: [
    {
      question: 'Did the table find a way short of a takedown?',
      column: 'lantern_status',
      value: 'vetted-users',
      values: 'one of available, vetted-users, suspended',
    },
    {
      question: 'How fast was the order answered?',
      column: 'minutes_to_answer',
      value: '',
      values: 'game minutes; empty when it was never made or never answered',
    },
  ],
  history: {
    source: 'Five press articles, digested',
    ending: 'Dark, and nobody knows why',
    sameEnding: false,
    rounds: [
      {
        round: 'call',
        title: 'The call',
        onRecord: [
          {
            minute: 0,
            role: 'white-house',
            title: 'Order Lantern taken down for foreign nationals',
            aim: 'Northlight · Lantern',
            text: 'The order gave ninety minutes and did not say what the risk was.',
            shared: true,
          },
          {
            minute: 85,
            role: 'ai-lab',
            title: 'Shut Lantern down for everybody',
            aim: '',
            text: 'It could not tell users apart in that time.',
            shared: false,
          },
        ],
        atTable: [
          {
            minute: 12,
            role: 'white-house',
            title: 'Order Lantern taken down for foreign nationals',
            aim: 'Northlight · Lantern',
            text: '',
            pilot: 'people',
            shared: true,
          },
          { minute: 40, role: 'ai-lab', title: 'Ask for talks', aim: '', text: '', pilot: 'autopilot', shared: false },
        ],
      },
      { round: 'settlement', title: 'The settlement', onRecord: [], atTable: [] },
    ],
  },
};
