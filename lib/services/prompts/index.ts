export { getPrompt, listPrompts } from "./read";
