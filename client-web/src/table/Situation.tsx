import { namesOf } from '../session/names';
import { useTable } from '../session/SessionProvider';
import { Markdown } from '../ui/Markdown';

/** What the table knows at the beginning of the round, and how the things in play stand. */
export function Situation() {
  const { sheet, view } = useTable();
  const names = namesOf(sheet);
  const round = sheet.rounds[view.session.round];
  const assets = sheet.assets.flatMap((asset) => {
    const state = view.assets[asset.id];
    return state ? [{ asset, state }] : [];
  });
  return (
    <div className="situation stack tight">
      <p className="eyebrow">The situation</p>
      <h2 className="display situation-title">{round?.title}</h2>
      {round && <Markdown text={round.text} />}
      {assets.length > 0 && (
        <ul className="assets">
          {assets.map(({ asset, state }) => (
            <li key={asset.id} title={asset.description}>
              <span className="grow">
                <strong>{asset.title}</strong> <span className="quiet small">{names.role(asset.owner)}</span>
              </span>
              {Object.entries(state.attributes).map(([id, value]) => (
                <span key={id} className="chip outline">
                  {names.attribute(asset.id, id)} <strong>{value}</strong>
                </span>
              ))}
              <span className="chip accent">{names.status(asset.id, state.status)}</span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
