export { getAnswer, type AnswerPageView } from "./get";
export { getRawReply } from "./get-raw-reply";
export { getTask } from "./get-task";
export { listAnswers } from "./list";
export { listAskedLately } from "./list-asked-lately";
export { reReadAnswers } from "./re-read";
export { continueReReading, reReadWhereRisen } from "./re-read-job";
