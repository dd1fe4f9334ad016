export { exportBrands, importBrands } from "./file";
export { tellIntents } from "./intents";
export { getBrand, listBrands } from "./list";
export { previewBrand } from "./preview";
export { newestBrandRules } from "./rules";
export { decideName, suggestNames, trackName } from "./suggestions";
export { archiveBrand, changeBrand, makeBrand } from "./write";
export { countNamedLately } from "./named-lately";
