export { getBrand, listBrands } from "./list";
export { previewBrand } from "./preview";
export { newestBrandRules } from "./rules";
export { archiveBrand, changeBrand, makeBrand } from "./write";
