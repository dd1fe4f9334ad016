export { getPromptFigures, type PromptFigures } from "./get-figures";
