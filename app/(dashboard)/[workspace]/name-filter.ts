import "server-only";
import type { FilterNames } from "@/lib/format/filter-words";
import { listAskedLately } from "@/lib/services/answers";
import type { Context } from "@/lib/services/context";

/** What the prompt and the member of a filter are called, where they were asked or asked themselves lately. */
export async function nameFilter(
  ctx: Context,
  { promptId, memberId }: { promptId: string | null; memberId: string | null },
): Promise<FilterNames> {
  if (promptId === null && memberId === null) return {};
  const { prompts, members } = await listAskedLately({ ctx });
  return {
    prompt: prompts.find(({ id }) => id === promptId)?.words,
    member: members.find(({ id }) => id === memberId)?.name,
  };
}
