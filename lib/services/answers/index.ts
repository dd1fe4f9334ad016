export { getAnswer, type AnswerPageView } from "./get";
export { getRawReply } from "./get-raw-reply";
export { getTask } from "./get-task";
export { listAnswers } from "./list";
export { listAskedModels } from "./list-asked-models";
export { PARSER_VERSION, readResult, type ReadAnswer } from "@/lib/reading/read-result";
export { TASK_VIEW, toTaskView } from "./task-view";
