export { getBrand, listBrands } from "./list";
export { newestBrandRules } from "./rules";
export { archiveBrand, changeBrand, makeBrand } from "./write";
