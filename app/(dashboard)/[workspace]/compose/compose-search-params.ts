import { createLoader, parseAsInteger, parseAsString } from "nuqs/server";

/**
 * The run whose answers are shown, or else the saved prompt (and which of its versions) the form begins with. Any text
 * may come for them: what is no id is as little there as an unknown one.
 */
export const composeParsers = { run: parseAsString, prompt: parseAsString, version: parseAsInteger };

export const loadComposeParams = createLoader(composeParsers);
