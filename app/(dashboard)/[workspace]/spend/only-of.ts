import type { SpendFilter, SpendGroup, SpendGrouping } from "@/lib/domain/money/spend";

/** What narrows the entries to those of a group; nothing for what is of no one thing, which no filter finds. */
export function onlyOf(
  { key, engine }: Pick<SpendGroup, "key" | "engine">,
  groupBy: SpendGrouping,
): Partial<SpendFilter> | undefined {
  if (key === null) return undefined;
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
