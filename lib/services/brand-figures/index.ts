export { type BrandFigures, getBrandFigures } from "./get-figures";
export { type BrandAtEngine, getBrandEngines } from "./get-engines";
export { listPortrayals, type PortrayedSentence } from "./list-portrayals";
