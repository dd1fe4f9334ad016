import "server-only";
import { redirect } from "next/navigation";
import type { Named, NamedInView, SavedView } from "@/lib/domain/answers/saved-view";
import { findGone, listViews } from "@/lib/services/saved-views";
import type { WorkspaceAccess } from "@/lib/web/workspace-access";
import { ALL_ANSWERS, answersHref, type AnswersState } from "./answers-search-params";
import { filterOfQuery, queryOf, viewHref } from "./answers-query";

export interface OpenViews {
  views: readonly SavedView[];
  open: SavedView | null;
  /** What the addresses of the list carry on: the view that is open, or that it is all answers where another is first. */
  view: string | null;
  /** Whether what is shown is another than the open view keeps. */
  isChanged: boolean;
  /** That the address names a view that is not there for whoever asks. */
  isMissing: boolean;
  /** What the open view names and is gone. */
  gone: readonly NamedInView[];
}

/**
 * The views of the list and the one that is open. An address that says nothing leads to one's first view; one that has
 * something of its view that is gone leads to what is left of it.
 */
export async function openViews(
  { ctx, workspace: { slug } }: Pick<WorkspaceAccess, "ctx" | "workspace">,
  state: AnswersState,
  saysNothing: boolean,
): Promise<OpenViews> {
  const views = await listViews({ ctx });
  const first = views.find(({ isFirst }) => isFirst);
  if (saysNothing && first) redirect(viewHref(slug, first));
  const open = views.find(({ id }) => id === state.view) ?? null;
  const kept: Named = open ? filterOfQuery(open.query) : {};
  const gone = await findGone({ ctx, input: kept });
  const now: Named = state;
  const stale = gone.filter((name) => kept[name] === now[name]);
  const left = Object.fromEntries(stale.map((name) => [name, null]));
  if (stale.length > 0) redirect(answersHref(slug, { ...state, ...left }));
  return {
    views,
    open,
    view: open?.id ?? (first || state.view === ALL_ANSWERS ? ALL_ANSWERS : null),
    isChanged: open !== null && queryOf(state) !== open.query,
    isMissing: state.view !== null && state.view !== ALL_ANSWERS && open === null,
    gone,
  };
}
