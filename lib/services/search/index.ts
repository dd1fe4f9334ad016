export { readPromptWords } from "./words";
