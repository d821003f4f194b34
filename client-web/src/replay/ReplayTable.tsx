import { useMemo } from 'react';
import { FacilitatorConsole } from '../facilitator/FacilitatorConsole';
import { Projector } from '../projector/Projector';
import type { Replay, SeatIdentity } from '../protocol';
import { ShownTable, useTable } from '../session/SessionProvider';
import type { Table as TableState } from '../session/table';
import { Table } from '../table/Table';
import { type Frame, serverTimeOf } from './frames';

interface ReplayTableProps {
  readonly replay: Replay;
  readonly frames: readonly Frame[];
  readonly at: number;
}

/** The screen that these eyes saw, as it stood at a moment; nothing can be done in it. */
export function ReplayTable({ replay, frames, at }: ReplayTableProps) {
  const now = useTable();
  const told = useMemo(() => frames.flatMap(({ notices }) => notices), [frames]);
  const { eyes, sheet } = replay;
  const isRole = sheet.roles.some(({ id }) => id === eyes);
  const frame = frames[at];
  const shown = useMemo((): TableState | null => {
    if (!frame) return null;
    const { view } = frame;
    const kind = isRole ? 'player' : eyes === 'facilitator' ? 'facilitator' : 'spectator';
    const isOwn = now.you.kind === kind && (now.you.role ?? '') === (isRole ? eyes : '');
    const you: SeatIdentity = {
      seat: isOwn ? now.you.seat : '',
      name: now.you.name,
      kind,
      ...(isRole && { role: eyes }),
    };
    return {
      session: now.session,
      code: now.code,
      stream: now.stream,
      at: now.at,
      you,
      sheet,
      view,
      log: told.slice(0, frame.told),
      presence: { online: Object.keys(view.seats), away: [] },
      drafts: null,
      clockOffset: now.clockOffset,
    };
  }, [now, frame, told, sheet, eyes, isRole]);
  if (!frame || !shown) return null;
  return (
    <div className="replay-table">
      <ShownTable table={shown} standsAt={serverTimeOf(frame)}>
        {isRole ? <Table /> : eyes === 'facilitator' ? <FacilitatorConsole /> : <Projector />}
      </ShownTable>
    </div>
  );
}
