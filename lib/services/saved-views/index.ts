export { findGone } from "./find-gone";
export { listViews } from "./list";
export { changeView, openFirst, removeView, saveView, updateView } from "./write";
