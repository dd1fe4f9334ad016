import { isEngineName } from "@/lib/domain/engines/engine";
import { isDay, isUuid } from "@/lib/domain/text/text-shapes";
import type { WorkspaceFilter } from "@/lib/domain/lists/workspace-filter";

// Read by the shell of every screen, which has no use for the parsers of `shared-filters.ts` and their library.

/** Whether a text of an address is such a filter. */
const SHAPES: Record<keyof WorkspaceFilter, (text: string) => boolean> = {
  engine: isEngineName,
  model: (text) => text !== "",
  from: isDay,
  to: isDay,
  promptId: isUuid,
  memberId: isUuid,
  runId: isUuid,
  setId: isUuid,
  scheduleId: isUuid,
};

/** The part of an address that goes along to the next screen, as a query without "?"; empty when nothing does. */
export function carriedOf(search: { get: (name: string) => string | null }): string {
  const carried = new URLSearchParams();
  for (const [name, isShaped] of Object.entries(SHAPES)) {
    const text = search.get(name);
    if (text !== null && isShaped(text)) carried.set(name, text);
  }
  return carried.toString();
}
