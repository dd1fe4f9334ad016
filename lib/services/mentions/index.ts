export { cancelPhrase } from "./cancel-phrase";
export { addMention, refuseMention, undoCorrection } from "./correct";
export { getMentions } from "./get";
