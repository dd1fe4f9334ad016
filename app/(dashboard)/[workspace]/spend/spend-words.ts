import type { SpendGroup, SpendGrouping } from "@/lib/domain/money/spend";
import type { Days, SpendPeriod } from "@/lib/domain/money/spend-periods";
import { formatDay } from "@/lib/format/dates";
import { ENGINE_LABELS } from "@/lib/domain/engines/engine";
import { withoutTricks } from "@/lib/format/hostile";

export const GROUP_LABELS: Record<SpendGrouping, string> = {
  engine: "Engine",
  model: "Model",
  member: "Member",
  run: "Run",
  set: "Set",
  schedule: "Schedule",
  label: "Label",
  connection: "Connection",
};

export const OF_NONE: Record<SpendGrouping, string> = {
  engine: "Of no engine",
  model: "Of no model",
  member: "Without a member",
  run: "Of no run",
  set: "Of no set",
  schedule: "Of no schedule",
  label: "Without a label",
  connection: "Of no connection",
};

/** What a group is called. What is gone keeps the beginning of its id, so that two of them are told apart. */
export function groupName({ key, name, engine }: SpendGroup, groupBy: SpendGrouping): string {
  if (key === null) return OF_NONE[groupBy];
  if (name === null) return `${GROUP_LABELS[groupBy]} that is gone (${key.slice(0, 8)})`;
  if (groupBy === "engine" && engine !== null) return ENGINE_LABELS[engine];
  return withoutTricks(name);
}

export const PERIOD_LABELS: Record<SpendPeriod, string> = { day: "Day", week: "Week", month: "Month" };

/** The days of a period as it is written: one day, or from one to another. */
export const daysWords = ({ from, to }: Days): string =>
  from === to ? formatDay(from) : `${formatDay(from)} – ${formatDay(to)}`;

export const ENTRIES_QUESTION = "Which charges and corrections make up what was spent?";

export const OUTLIERS_QUESTION = "Which calls stand out by what they cost, and what was paid for nothing?";

export const ESTIMATES_QUESTION = "Did runs cost what they were expected to?";

export const STATEMENT_QUESTION = "What did a month cost, to the last figure, for whoever keeps the books?";
