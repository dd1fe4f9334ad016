import type { WorkspaceFilter } from "@/lib/domain/lists/workspace-filter";
import { parseAsDay, parseAsEngine, parseAsId, parseAsText } from "./url-parsers";

/** The filter that all screens of a workspace share, as an address has it. */
export const sharedFilters = {
  engine: parseAsEngine,
  model: parseAsText(200),
  from: parseAsDay,
  to: parseAsDay,
  promptId: parseAsId,
  memberId: parseAsId,
  runId: parseAsId,
  setId: parseAsId,
  scheduleId: parseAsId,
};

/** The part of a state that all screens share. */
export const sharedOf = ({
  engine,
  model,
  from,
  to,
  promptId,
  memberId,
  runId,
  setId,
  scheduleId,
}: WorkspaceFilter): WorkspaceFilter => ({
  engine,
  model,
  from,
  to,
  promptId,
  memberId,
  runId,
  setId,
  scheduleId,
});
