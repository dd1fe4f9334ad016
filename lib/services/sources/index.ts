export { getCitedSources } from "./get-cited";
export { listSources } from "./list";
export { tellSources } from "./tell";
