export { correctSpend } from "./correct";
export { estimateTargets } from "./estimate";
export { exportLedger } from "./export";
export { priceModels } from "./price-models";
export { reportSpend } from "./report";
