import "server-only";
import { BUILT_IN_VERSION } from "@/lib/domain/sources/built-in-version";

/** What tells a workspace's sources now, as text: versions of the built-in list, of its own rules and of its brands'. */
export const TOLD_BY = `(
  '${BUILT_IN_VERSION}.'
  || coalesce((select max(number) from app.rule_version v where v.workspace_id = workspace.id and v.kind = 'sources'), 0)
  || '.'
  || coalesce((select max(number) from app.rule_version v where v.workspace_id = workspace.id and v.kind = 'brands'), 0))`;

/** That a source was told by something else, as its index can be asked. */
export const IS_STALE = `(source.told_by < ${TOLD_BY} or source.told_by > ${TOLD_BY})`;
