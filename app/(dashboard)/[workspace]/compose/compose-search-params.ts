import { createLoader, parseAsInteger } from "nuqs/server";
import { parseAsId } from "@/lib/queries/url-parsers";

/** The run whose answers are shown, or else the saved prompt (and which of its versions) the form begins with. */
export const composeParsers = { run: parseAsId, prompt: parseAsId, version: parseAsInteger };

export const loadComposeParams = createLoader(composeParsers);
