import type { EntryFilter, SpendGroup, SpendGrouping } from "@/lib/domain/money/spend";

/** What narrows the entries to those of a group. */
export function onlyOf(
  { key, engine }: Pick<SpendGroup, "key" | "engine">,
  groupBy: SpendGrouping,
): Partial<EntryFilter> {
  if (key === null) return { without: groupBy, ...(engine !== null && { engine }) };
  switch (groupBy) {
    case "engine":
      return { engine };
    case "model":
      return { engine, model: key };
    case "member":
      return { memberId: key };
    case "run":
      return { runId: key };
    case "set":
      return { setId: key };
    case "schedule":
      return { scheduleId: key };
    case "label":
      return { label: key };
    case "connection":
      return { connectionId: key };
  }
}
