// What the roles of the imagined session know, and the permits they hold.
import type { IntelView, PermitView } from '../src/protocol';

interface Held {
  readonly confidence: number;
  readonly verified?: boolean;
  readonly from?: string;
  readonly toldTo?: readonly string[];
}

interface Piece {
  readonly title: string;
  readonly text: string;
  readonly source: string;
  readonly true: boolean;
  readonly public: boolean;
  readonly heldBy: Readonly<Record<string, Held>>;
}

const pieces: Readonly<Record<string, Piece>> = {
  tip: {
    title: 'The jailbreak works at the first try, with prompts that anybody can type',
    text: 'Two prompts and a polite tone. *It gives no count of attempts and no name.*',
    source: 'A memo from a night shift',
    true: false,
    public: false,
    heldBy: {
      'white-house': { confidence: 70, from: 'cloud' },
      'ai-lab': { confidence: 60, from: 'cloud' },
      cloud: { confidence: 70, toldTo: ['white-house', 'ai-lab'] },
    },
  },
  'partly-reproduced': {
    title: 'The jailbreak works on one prompt in twenty',
    text: 'Four engineers tried it for an hour. They wrote down **every** attempt.',
    source: 'The lab’s red team',
    true: true,
    public: false,
    heldBy: {
      'ai-lab': { confidence: 100, verified: true, toldTo: ['cloud'] },
      cloud: { confidence: 85, from: 'ai-lab' },
    },
  },
  'fix-tonight': {
    title: 'A fix can be live tonight',
    text: '',
    source: 'A message in the on-call channel',
    true: false,
    public: false,
    heldBy: { 'ai-lab': { confidence: 0, verified: true } },
  },
  'who-called': {
    title: 'The cloud provider called Washington first',
    text: 'Two outlets have it from two people each.',
    source: 'The press',
    true: true,
    public: true,
    heldBy: {
      'white-house': { confidence: 100, verified: true },
      'ai-lab': { confidence: 75 },
      cloud: { confidence: 100, verified: true },
    },
  },
};

/** `viewer` is a role, "facilitator", or anybody else, who knows what is public. */
export function intelFor(viewer: string): Readonly<Record<string, IntelView>> {
  const all = viewer === 'facilitator';
  return Object.fromEntries(
    Object.entries(pieces).flatMap(([id, { heldBy, true: isTrue, ...piece }]): [string, IntelView][] => {
      const own = heldBy[viewer];
      if (!own && !piece.public && !all) return [];
      const holders = all
        ? Object.entries(heldBy).map(([role, { confidence, verified = false, from }]) => ({
            role,
            confidence,
            verified,
            from,
          }))
        : [];
      const view = {
        ...piece,
        confidence: own?.confidence,
        true: all || own?.verified ? isTrue : undefined,
        from: own?.from,
        toldTo: own?.toldTo ?? [],
        holders,
      };
      return [[id, view]];
    }),
  );
}

const permits: Readonly<Record<string, PermitView>> = {
  'export-licence/ai-lab/white-house': {
    title: 'Export licence',
    description: 'Its holder may serve vetted users abroad.',
    public: true,
    holder: 'ai-lab',
    grantedBy: 'white-house',
    until: 8100,
  },
  'staff-waiver/ai-lab/': {
    title: 'Waiver for foreign staff',
    description: 'Engineers without citizenship may go on working on the model.',
    public: false,
    holder: 'ai-lab',
  },
  'clearance/cloud/white-house': {
    title: 'Clearance',
    description: 'Its holder may read what the intelligence services found.',
    public: true,
    holder: 'cloud',
    grantedBy: 'white-house',
  },
};

export const permitsFor = (viewer: string): Readonly<Record<string, PermitView>> =>
  Object.fromEntries(
    Object.entries(permits).filter(
      ([, permit]) =>
        permit.public || viewer === 'facilitator' || viewer === permit.holder || viewer === permit.grantedBy,
    ),
  );
