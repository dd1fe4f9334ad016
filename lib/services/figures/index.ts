export { getFigures, type WorkspaceFigures } from "./get-figures";
