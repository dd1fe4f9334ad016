import { engineLabel } from "@/lib/domain/engines/engine";
import type { WorkspaceFilter } from "@/lib/domain/lists/workspace-filter";
import { formatDay } from "./dates";
import { withoutTricks } from "./hostile";
import { shorten } from "./text";

/** A zone as people read it: "Europe/Berlin", "America/New York". */
export const zoneName = (zone: string): string => zone.replaceAll("_", " ");

/** A span of days in words: "from 1 Nov 2026 to 5 Nov 2026", "until 5 Nov 2026"; empty when it is open. */
function spanWords({ from, to }: { from: string | null; to: string | null }): string {
  if (from !== null && from === to) return `on ${formatDay(from)}`;
  return [from && `from ${formatDay(from)}`, to && `${from ? "to" : "until"} ${formatDay(to)}`]
    .filter(Boolean)
    .join(" ");
}

/** What stands for ids, where it is known. */
export interface FilterNames {
  prompt?: string;
  member?: string;
  set?: string;
  schedule?: string;
}

/** The filter that all screens share in words, ready to follow "Answers": "of Claude, asked by Ann, from 1 Nov 2026 (UTC)". */
export function filterWords(
  { engine, model, from, to, promptId, memberId, runId, setId, scheduleId }: WorkspaceFilter,
  { zone, names = {} }: { zone: string; names?: FilterNames },
): string[] {
  const span = spanWords({ from, to });
  return [
    engine && `of ${withoutTricks(engineLabel(engine))}`,
    model && `by the model ${withoutTricks(model)}`,
    promptId && `to ${names.prompt ? `“${shorten(withoutTricks(names.prompt), 60)}”` : "one prompt"}`,
    memberId && `asked by ${withoutTricks(names.member ?? "one member")}`,
    runId && "of one run",
    setId && `of ${names.set ? `the set “${withoutTricks(names.set)}”` : "one set"}`,
    scheduleId && `of ${names.schedule ? `the schedule “${withoutTricks(names.schedule)}”` : "one schedule"}`,
    span && `${span} (days in ${zoneName(zone)})`,
  ].filter((words): words is string => words !== null && words !== "");
}
