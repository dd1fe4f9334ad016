import { Notice } from "@/components/ui/notice";
import type { RunRoom } from "@/lib/domain/runs/run-preview";
import { counted, formatCount } from "@/lib/format/text";
import { BudgetsLeft } from "./budgets-left";

/** What budgets leave to a run that may cost so much, or why not all of it may be sent. */
export const RunRoomWords = ({ room, cost }: { room: RunRoom; cost: string }) =>
  room.refusal === null ? (
    <BudgetsLeft budgets={room.budgets} cost={cost} />
  ) : (
    <Notice tone="warn" title="Not all of it fits">
      {room.refusal}
    </Notice>
  );

/** What a button says that starts the part of so many calls that fits. */
export const startPart = ({ fits }: RunRoom, calls: number): string =>
  `Start the first ${formatCount(fits)} of ${counted(calls, "call")}`;
