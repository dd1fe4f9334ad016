export { getFamily } from "./get";
export { renameFamily } from "./rename";
