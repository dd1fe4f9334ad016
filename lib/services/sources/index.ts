export { listSources } from "./list";
export { tellSources } from "./tell";
