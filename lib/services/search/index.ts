export { readAnswerWords } from "./answer-words";
export { find } from "./find";
export { readPromptWords } from "./words";
