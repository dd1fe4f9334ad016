export { addSibling } from "./add-sibling";
export { expandTemplate, getTemplate } from "./expand-template";
export { getFamily } from "./get";
export { renameFamily } from "./rename";
