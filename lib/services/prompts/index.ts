export { keepPromptVersion, retryOnSameWording } from "./keep-version";
export { getPrompt, listPrompts } from "./read";
