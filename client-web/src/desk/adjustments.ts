// What the facilitator can set by hand in this scenario, and the commands' adjustments made of a choice.
import type { Adjustment, Sheet } from '../protocol';
import { namesOf } from '../session/names';

interface Common {
  readonly key: string;
  readonly group: string;
  readonly label: string;
}

export type Subject = Common &
  (
    | {
        readonly kind: 'number';
        readonly least: number;
        readonly most: number;
        make(mode: { by: number } | { to: number }): Adjustment;
      }
    | {
        readonly kind: 'choice';
        readonly choices: readonly { readonly id: string; readonly title: string }[];
        make(choice: string): Adjustment;
      }
  );

export interface Row {
  readonly id: number;
  readonly subject: string;
  readonly mode: 'by' | 'to';
  /** As typed. */
  readonly number: string;
  readonly choice: string;
}

const set = [
  { id: 'yes', title: 'set' },
  { id: 'no', title: 'cleared' },
];
const held = [
  { id: 'yes', title: 'granted' },
  { id: 'no', title: 'revoked' },
];

export function subjectsOf(sheet: Sheet): readonly Subject[] {
  const names = namesOf(sheet);
  return [
    ...sheet.indicators.map(
      ({ id, title }): Subject => ({
        key: `indicator ${id}`,
        group: 'Indicators',
        label: title,
        kind: 'number',
        least: 0,
        most: 100,
        make: (mode) => ({ type: 'indicator', indicator: id, ...mode }),
      }),
    ),
    ...sheet.assets.flatMap(({ id: asset, title, statuses, attributes }): readonly Subject[] => [
      {
        key: `status ${asset}`,
        group: 'Assets',
        label: `${title}: status`,
        kind: 'choice',
        choices: statuses,
        make: (status) => ({ type: 'status', asset, status }),
      },
      ...attributes.map(
        (attribute): Subject => ({
          key: `attribute ${asset} ${attribute.id}`,
          group: 'Assets',
          label: `${title}: ${attribute.title}`,
          kind: 'number',
          least: 0,
          most: 100,
          make: (mode) => ({ type: 'attribute', asset, attribute: attribute.id, ...mode }),
        }),
      ),
    ]),
    ...sheet.roles.flatMap(({ id: role, title }) =>
      sheet.resources.map(
        (resource): Subject => ({
          key: `resource ${role} ${resource.id}`,
          group: 'Means',
          label: `${title}: ${resource.title}`,
          kind: 'number',
          least: 0,
          most: 1_000_000,
          make: (mode) => ({ type: 'resource', role, resource: resource.id, ...mode }),
        }),
      ),
    ),
    ...sheet.roles.flatMap(({ id: role }) =>
      sheet.roles
        .filter((other) => other.id !== role)
        .map(
          ({ id: of }): Subject => ({
            key: `relation ${role} ${of}`,
            group: 'Relations',
            label: `What ${names.role(role)} thinks of ${names.role(of)}`,
            kind: 'number',
            least: -100,
            most: 100,
            make: (mode) => ({ type: 'relation', role, of, ...mode }),
          }),
        ),
    ),
    ...sheet.flags.map(
      ({ id: flag, title }): Subject => ({
        key: `flag ${flag}`,
        group: 'Facts',
        label: title,
        kind: 'choice',
        choices: set,
        make: (choice) => ({ type: 'flag', flag, to: choice === 'yes' }),
      }),
    ),
    ...sheet.permits.flatMap(({ id: permit, title }) =>
      sheet.roles.map(
        ({ id: role }): Subject => ({
          key: `permit ${role} ${permit}`,
          group: 'Permits',
          label: `${title}: ${names.role(role)}`,
          kind: 'choice',
          choices: held,
          make: (choice) => ({ type: 'permit', role, permit, held: choice === 'yes' }),
        }),
      ),
    ),
  ];
}

export function newRow(id: number, subjects: readonly Subject[]): Row {
  return withSubject({ id, subject: '', mode: 'by', number: '5', choice: '' }, subjects[0]);
}

export function withSubject(row: Row, subject: Subject | undefined): Row {
  const choice = subject?.kind === 'choice' ? (subject.choices[0]?.id ?? '') : '';
  return { ...row, subject: subject?.key ?? '', choice };
}

/** Rows that say these adjustments; one of something that the scenario lacks is left out. */
export function rowsOf(adjustments: readonly Adjustment[], subjects: readonly Subject[]): readonly Row[] {
  return adjustments.flatMap((adjustment, index) => {
    const subject = subjects.find(({ key }) => key === keyOf(adjustment));
    if (!subject) return [];
    const row = { ...withSubject(newRow(index + 1, subjects), subject), choice: choiceOf(adjustment) };
    if (!('by' in adjustment) && !('to' in adjustment)) return [row];
    const by = 'by' in adjustment ? adjustment.by : undefined;
    const value = by ?? adjustment.to;
    return [{ ...row, mode: by === undefined ? ('to' as const) : ('by' as const), number: String(value) }];
  });
}

function keyOf(adjustment: Adjustment): string {
  switch (adjustment.type) {
    case 'indicator':
      return `indicator ${adjustment.indicator}`;
    case 'resource':
      return `resource ${adjustment.role} ${adjustment.resource}`;
    case 'relation':
      return `relation ${adjustment.role} ${adjustment.of}`;
    case 'status':
      return `status ${adjustment.asset}`;
    case 'attribute':
      return `attribute ${adjustment.asset} ${adjustment.attribute}`;
    case 'flag':
      return `flag ${adjustment.flag}`;
    case 'permit':
      return `permit ${adjustment.role} ${adjustment.permit}`;
  }
}

function choiceOf(adjustment: Adjustment): string {
  switch (adjustment.type) {
    case 'status':
      return adjustment.status;
    case 'flag':
      return adjustment.to ? 'yes' : 'no';
    case 'permit':
      return adjustment.held ? 'yes' : 'no';
    default:
      return '';
  }
}

/** The adjustments that the rows say; null when a number is missing. */
export function adjustmentsOf(rows: readonly Row[], subjects: readonly Subject[]): readonly Adjustment[] | null {
  const made: Adjustment[] = [];
  for (const row of rows) {
    const subject = subjects.find(({ key }) => key === row.subject);
    if (!subject) return null;
    if (subject.kind === 'choice') {
      made.push(subject.make(row.choice));
      continue;
    }
    const number = Number(row.number);
    if (row.number.trim() === '' || !Number.isInteger(number)) return null;
    made.push(subject.make(row.mode === 'by' ? { by: number } : { to: number }));
  }
  return made;
}
