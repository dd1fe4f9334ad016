export { getAnswer, getRawReply, type AnswerPageView, type RawReplyView } from "./get";
export { listAnswers } from "./list";
export { PARSER_VERSION, readResult, type ReadAnswer } from "./read-result";
export { TASK_VIEW, toTaskView } from "./task-view";
