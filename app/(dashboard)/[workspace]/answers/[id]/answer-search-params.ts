import { createLoader, parseAsString } from "nuqs/server";

/** `with`: the id of the answer to show beside this one. Any text may come; what is no answer's id is not found. */
export const loadAnswerSearchParams = createLoader({ with: parseAsString });
