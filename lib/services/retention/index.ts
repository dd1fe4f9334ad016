export { applyRetention } from "./apply";
export { changeRetention, getRetention, previewRetention } from "./retention";
