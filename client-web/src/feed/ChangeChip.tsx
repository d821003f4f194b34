import type { Change, Sheet } from '../protocol';
import { minus, namesOf, signed } from '../session/names';
import { Icon } from '../ui/Icon';
import { type Tone, toneOf } from './indicator-changes';

function toneOfChange(change: Change, sheet: Sheet): Tone {
  const polarity = sheet.indicators.find(({ id }) => id === change.id)?.polarity;
  if (change.kind === 'indicator') return toneOf(change.by, polarity);
  if (change.kind === 'relation') return toneOf(change.by, 'more-is-better');
  if (change.kind === 'resource') return change.of === sheet.role ? toneOf(change.by, 'more-is-better') : 'neutral';
  return 'neutral';
}

export function ChangeChip({ change, sheet }: { readonly change: Change; readonly sheet: Sheet }) {
  const tone = toneOfChange(change, sheet);
  if (change.kind === 'status') {
    const status = namesOf(sheet).status(change.id, change.status ?? '');
    return (
      <span className="chip accent">
        {change.label}
        <Icon name="right" size={12} />
        <strong>{status}</strong>
      </span>
    );
  }
  if (change.kind === 'permit') {
    return (
      <span className="chip accent">
        <Icon name="permit" size={12} />
        {`${change.label}: `}
        <strong>{change.status}</strong>
      </span>
    );
  }
  if ((change.kind === 'intel' || change.kind === 'flag') && change.status) {
    return (
      <span className="chip accent">
        {`${change.label}: `}
        <strong>{change.status}</strong>
      </span>
    );
  }
  if (change.by === 0) {
    // Nothing moved; the viewer has learnt how it stands.
    return (
      <span className="chip">
        {change.label} <strong>{minus(change.to)}</strong>
      </span>
    );
  }
  return (
    <span className={`chip ${tone}`}>
      <Icon name={change.by > 0 ? 'up' : 'down'} size={12} />
      {change.label} <strong>{signed(change.by)}</strong>
      <span className="chip-to">to {minus(change.to)}</span>
    </span>
  );
}
