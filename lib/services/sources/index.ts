export { listSources } from "./list";
