import type { CostSheet } from '../protocol';
import { namesOf } from '../session/names';
import { useTable } from '../session/SessionProvider';

export function Cost({ cost }: { readonly cost: readonly CostSheet[] }) {
  const names = namesOf(useTable().sheet);
  if (cost.length === 0) return <span className="chip">Free</span>;
  return (
    <span className="chips">
      {cost.map(({ resource, amount }) => (
        <span key={resource} className="chip outline">
          <strong>{amount}</strong> {names.resource(resource)}
        </span>
      ))}
    </span>
  );
}
