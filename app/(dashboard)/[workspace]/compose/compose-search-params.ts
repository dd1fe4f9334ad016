import { createLoader, createParser, parseAsInteger } from "nuqs/server";
import { z } from "zod";

const id = z.uuid();

const parseAsId = createParser<string>({
  parse: (text) => id.safeParse(text).data ?? null,
  serialize: (text) => text,
});

/** The run whose answers are shown, or else the saved prompt (and which of its versions) the form begins with. */
export const composeParsers = { run: parseAsId, prompt: parseAsId, version: parseAsInteger };

export const loadComposeParams = createLoader(composeParsers);
