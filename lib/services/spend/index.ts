export { correctSpend } from "./correct";
export { estimateTargets } from "./estimate";
export { exportLedger } from "./export";
export { foldSpend } from "./fold";
export { listEntries } from "./list-entries";
export { reportOutcomes } from "./outcomes";
export { priceModels } from "./price-models";
export { reportSpend } from "./report";
