export { find } from "./find";
export { readPromptWords } from "./words";
