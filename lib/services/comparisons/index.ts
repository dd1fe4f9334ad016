export { compareAnswers } from "./compare-answers";
export { getCell } from "./get-cell";
export { listCells } from "./list-cells";
export { listSameQuestion } from "./list-same-question";
