export { addAskedQuestions } from "./add";
export { listQuestionAsks } from "./list";
export { readAskedQuestions } from "./read";
export { askForQuestions, questionAskSchema } from "./send";
