export { getAnswer, type AnswerPageView } from "./get";
export { getRawReply } from "./get-raw-reply";
export { getTask } from "./get-task";
export { countAnswers, listAnswers } from "./list";
export { listAnswerChoices } from "./list-choices";
export { listAskedLately } from "./list-asked-lately";
export { readDetails } from "./read-details";
export { reReadAnswers } from "./re-read";
export { continueReReading, reReadWhereRisen } from "./re-read-job";
