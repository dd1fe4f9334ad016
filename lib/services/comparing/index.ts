export { compareSides, type SidesCompared } from "./compare-sides";
export { type CountedAsOthers, getAsOthers } from "./get-as-others";
export { type FamilyMoved, getStudy, type Study } from "./get-study";
export { listSides } from "./list-sides";
