/** The question this screen answers. */
export const QUESTION = "What do the engines answer to this prompt, and what does asking cost?";
