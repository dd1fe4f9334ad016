import { readAnswerNotes, type AnswerNotes } from "@/lib/api-contract/answer-notes";

/** Raised when this stage makes something else of the same message. */
export const ENDING_VERSION = 3;

/** Why an answer ended early, and what its model's reply had that could not be read, as the API's message says it. */
export const readEnding = (statusMessage: string | null): AnswerNotes => readAnswerNotes(statusMessage);
