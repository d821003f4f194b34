// The words for the ids in views and notices.
import type { Sheet } from '../protocol';

export const facilitator = 'facilitator';

function titles(entries: readonly { readonly id: string; readonly title: string }[]): (id: string) => string {
  const byId = new Map(entries.map(({ id, title }) => [id, title]));
  return (id) => byId.get(id) ?? id.replaceAll('-', ' ');
}

export function namesOf(sheet: Sheet) {
  const role = titles(sheet.roles);
  const assets = new Map(sheet.assets.map((asset) => [asset.id, asset]));
  return {
    role: (id: string) => (id === facilitator ? 'Facilitator' : role(id)),
    indicator: titles(sheet.indicators),
    resource: titles(sheet.resources),
    asset: titles(sheet.assets),
    authority: titles(sheet.authorities),
    demand: titles(sheet.demands),
    move: titles(sheet.moves),
    status: (asset: string, status: string) => titles(assets.get(asset)?.statuses ?? [])(status),
    attribute: (asset: string, id: string) => titles(assets.get(asset)?.attributes ?? [])(id),
  };
}

export type Names = ReturnType<typeof namesOf>;

/** One to three letters for an institution: "White House" → "WH", "AI lab" → "AI", "Northlight, the lab" → "NO". */
export function monogram(title: string): string {
  const [name = ''] = title.split(',');
  const words = name.split(/[^\p{L}\p{N}]+/u).filter((word) => word && !/^(the|of|and)$/i.test(word));
  const [first = '?'] = words;
  if (/^\p{Lu}{2,3}$/u.test(first)) return first;
  if (words.length > 1)
    return words
      .slice(0, 2)
      .map((word) => word[0])
      .join('')
      .toUpperCase();
  return first.slice(0, 2).toUpperCase();
}

/** "A", "A and B", "A, B and C" */
export function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}

/** With a real minus sign. */
export const minus = (value: number): string => (value < 0 ? `−${Math.abs(value)}` : String(value));

/** "+8", "−3", "±0" */
export function signed(value: number): string {
  return value > 0 ? `+${value}` : value < 0 ? `−${Math.abs(value)}` : '±0';
}
