import "server-only";
import type { AskedLately } from "@/lib/domain/answers/answer-filter";
import type { WorkspaceFilter } from "@/lib/domain/lists/workspace-filter";
import type { FilterNames } from "@/lib/format/filter-words";
import { listAskedLately } from "@/lib/services/answers";
import type { Context } from "@/lib/services/context";
import { listRunChoices } from "@/lib/services/runs";

/** What was read for a screen's own filters already. */
interface Known {
  asked?: AskedLately;
  choices?: Awaited<ReturnType<typeof listRunChoices>>;
}

/**
 * What the parts of a filter are called: its set and schedule, and its prompt and member where they were asked or asked
 * themselves lately.
 */
export async function nameFilter(
  ctx: Context,
  { promptId, memberId, setId, scheduleId }: WorkspaceFilter,
  known: Known = {},
): Promise<FilterNames> {
  const [asked, choices] = await Promise.all([
    promptId === null && memberId === null ? null : (known.asked ?? listAskedLately({ ctx })),
    setId === null && scheduleId === null ? null : (known.choices ?? listRunChoices({ ctx })),
  ]);
  return {
    prompt: asked?.prompts.find(({ id }) => id === promptId)?.words,
    member: asked?.members.find(({ id }) => id === memberId)?.name,
    set: choices?.sets.find(({ id }) => id === setId)?.name,
    schedule: choices?.schedules.find(({ id }) => id === scheduleId)?.name,
  };
}
