import * as savedViews from "@/lib/services/saved-views";
import { RESEARCHER, VIEWER, VIEWER_IN_PERSON, type Line } from "./allowed";

export const savedViewsLines: Line[] = [
  ["saved-views.listViews", VIEWER, "done", "done", (ctx) => savedViews.listViews({ ctx })],
  [
    "saved-views.findGone",
    VIEWER,
    "done",
    "done",
    (ctx, { set: setId, flag: flagId }) => savedViews.findGone({ ctx, input: { setId, flagId } }),
  ],
  // One's own; shared ones are for those who annotate, as the one that is planted is.
  [
    "saved-views.saveView",
    VIEWER_IN_PERSON,
    "done",
    "done",
    (ctx) => savedViews.saveView({ ctx, input: { name: crypto.randomUUID(), query: "", shared: false } }),
  ],
  [
    "saved-views.changeView",
    RESEARCHER,
    "done",
    "not_found",
    (ctx, { view: id }) => savedViews.changeView({ ctx, input: { id, name: "Another name", shared: true } }),
  ],
  [
    "saved-views.updateView",
    RESEARCHER,
    "done",
    "not_found",
    (ctx, { view: id }) => savedViews.updateView({ ctx, input: { id, query: "engine=claude" } }),
  ],
  [
    "saved-views.openFirst",
    VIEWER_IN_PERSON,
    "done",
    "not_found",
    (ctx, { view: id }) => savedViews.openFirst({ ctx, input: { id } }),
  ],
  [
    "saved-views.removeView",
    RESEARCHER,
    "done",
    "not_found",
    (ctx, { view: id }) => savedViews.removeView({ ctx, input: { id } }),
  ],
];
