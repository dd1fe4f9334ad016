export { compareAnswers } from "./compare-answers";
export { findFollowed } from "./find-followed";
export { getCell } from "./get-cell";
export { getFollowUp } from "./get-follow-up";
export { listCells } from "./list-cells";
export { listSameQuestion } from "./list-same-question";
