export { foldMeasured } from "./fold";
export { getMeasuring } from "./get-measuring";
export { measureAnswers } from "./measure";
