import type { WorkspaceFilter } from "@/lib/domain/workspace-filter";
import { parseAsDay, parseAsEngine, parseAsId, parseAsText } from "./url-parsers";

/** The filter that all screens of a workspace share, as an address has it. */
export const sharedFilters = {
  engine: parseAsEngine,
  model: parseAsText(200),
  from: parseAsDay,
  to: parseAsDay,
  promptId: parseAsId,
  memberId: parseAsId,
};

const NAMES = [
  "engine",
  "model",
  "from",
  "to",
  "promptId",
  "memberId",
] as const satisfies readonly (keyof WorkspaceFilter)[];

/** The part of an address that goes along to the next screen, as a query without "?"; empty when nothing does. */
export function carriedOf(search: { get: (name: string) => string | null }): string {
  const carried = new URLSearchParams();
  for (const name of NAMES) {
    const text = search.get(name);
    if (text !== null && sharedFilters[name].parse(text) !== null) carried.set(name, text);
  }
  return carried.toString();
}

/** The part of a state that all screens share. */
export const sharedOf = ({
  engine,
  model,
  from,
  to,
  promptId,
  memberId,
}: WorkspaceFilter): WorkspaceFilter => ({
  engine,
  model,
  from,
  to,
  promptId,
  memberId,
});
