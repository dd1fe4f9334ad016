import { z } from "zod";
import { COUNTRIES } from "@/lib/api-contract/countries";
import {
  DECIMAL,
  dollarsFromNumber,
  type Nano,
  parseDollars,
  toDollars,
  ZERO,
} from "@/lib/domain/amounts/money";
import { type ImportedAnswer } from "@/lib/domain/answers/answer-import";
import { ANSWER_IMPORT_LIMITS } from "@/lib/domain/answers/import-words";
import { ENGINE_LABELS, ENGINE_NAME_MAX, ENGINES, isEngineName } from "@/lib/domain/engines/engine";
import { SURFACES } from "@/lib/domain/engines/surface";
import { LANGUAGES } from "@/lib/domain/library/languages";
import { LIBRARY_LIMITS } from "@/lib/domain/library/library-limits";
import { countChars } from "@/lib/domain/text/characters";
import { isMoment } from "@/lib/domain/text/text-shapes";
import type { LineValues } from "./line-format";

const LIMITS = ANSWER_IMPORT_LIMITS;

const anyText = z.string({
  error: ({ input }) => (input === undefined || input === null ? "Missing." : "Not a text."),
});

const atMost = (text: z.ZodString, limit: number) =>
  text.refine((value) => value.length <= limit || countChars(value) <= limit, {
    error: `Longer than ${limit.toLocaleString("en")} characters.`,
  });

const words = (limit: number) => atMost(anyText.trim().min(1, "Empty."), limit);

/** A field that a line may leave out, or give as null. */
const maybe = <Schema extends z.ZodType>(schema: Schema) =>
  schema.nullish().transform((value) => value ?? null);

const wholeNumber = (most: number) =>
  z
    .int({ error: `Not a whole number from 0 to ${most.toLocaleString("en")}.` })
    .min(0, `Not a whole number from 0 to ${most.toLocaleString("en")}.`)
    .max(most, `Not a whole number from 0 to ${most.toLocaleString("en")}.`);

const tokens = maybe(wholeNumber(2_147_483_647));

const DOLLARS =
  "Not an amount of US dollars from 0, with at most nine digits before the point and nine after it.";

/** Digits with more decimals than money has, or with an exponent. */
const NUMERAL = /^\d+(?:\.\d+)?(?:e[+-]?\d+)?$/i;

/**
 * An amount of dollars, a number or a text, as what it says exactly. Whoever computes in floating point gives more than nine
 * decimals, and spreadsheets write 1E-07: those are rounded at the ninth, as numbers on the wire are.
 */
const dollars = maybe(
  z.union([z.string(), z.number()], { error: DOLLARS }).transform((value, ctx) => {
    try {
      const amount = typeof value === "number" ? dollarsFromNumber(value) : readDollars(value.trim());
      if (amount >= ZERO) return toDollars(amount);
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
    }
    ctx.issues.push({ code: "custom", message: DOLLARS, input: value });
    return z.NEVER;
  }),
);

const readDollars = (text: string): Nano =>
  !DECIMAL.test(text) && NUMERAL.test(text) ? dollarsFromNumber(Number(text)) : parseDollars(text);

const MOMENT = "Not a time: 2026-11-05T09:30:00Z, with an offset in place of Z, or 2026-11-05 (UTC).";

/** A moment; where it says no offset it is UTC. From 2000 to 2100: a number of seconds is none. */
const moment = anyText
  .trim()
  .transform((text) => {
    const spaced = text
      .replace(/^(\d{4}-\d{2}-\d{2})[ t](?=\d)/, "$1T")
      .replace(/ (?=[+-]\d\d:?\d\d$|Z$)/i, "");
    const timed = spaced.includes("T") ? spaced : `${spaced}T00:00:00`;
    const whole = timed
      .replace(/T(\d{2}:\d{2})(?=$|[Z+-])/i, "T$1:00")
      .replace(/([+-]\d{2})(\d{2})$/, "$1:$2");
    return /(Z|[+-]\d{2}:\d{2})$/i.test(whole.slice(10)) ? whole.replace(/z$/, "Z") : `${whole}Z`;
  })
  .refine((text) => isMoment(text) && /^20\d\d/.test(text), { error: MOMENT })
  .transform((text) => new Date(text.replace(/(\.\d{3})\d+/, "$1")).toISOString());

const fold = (name: string): string => name.toLowerCase().replace(/[\s_.-]+/g, "");

/** An engine of the API by whatever name it is known: `chat_gpt`, `ChatGPT`, `chatgpt`. */
const KNOWN_ENGINES = new Map(
  ENGINES.flatMap((engine) => [engine, ENGINE_LABELS[engine]].map((name) => [fold(name), engine] as const)),
);

const engine = anyText
  .trim()
  .min(1, "Empty.")
  .transform((name): string => KNOWN_ENGINES.get(fold(name)) ?? name)
  .refine(isEngineName, { error: `Not a name of 2 to ${ENGINE_NAME_MAX} characters.` });

const citation = z
  .object(
    {
      // Some engines cite a title without an address.
      url: atMost(anyText.trim(), LIMITS.urlChars),
      title: maybe(atMost(anyText, LIMITS.titleChars)),
      start_index: maybe(wholeNumber(LIMITS.textChars * 2)),
      end_index: maybe(wholeNumber(LIMITS.textChars * 2)),
    },
    { error: "Not an object with a url." },
  )
  .transform(({ url, title, start_index: start, end_index: end }) => ({ url, title, start, end }))
  .check((ctx) => {
    const { start, end } = ctx.value;
    const wrong = (path: string, message: string) =>
      ctx.issues.push({ code: "custom", path: [path], message, input: ctx.value });
    if ((start === null) !== (end === null))
      wrong(start === null ? "start_index" : "end_index", "Missing: a place has both ends.");
    else if (start !== null && end !== null && start >= end) wrong("end_index", "Not behind start_index.");
  });

const codeOf = (codes: readonly string[], message: string, cased: (code: string) => string) =>
  maybe(
    anyText
      .trim()
      .transform(cased)
      .refine((code) => codes.includes(code), { error: message }),
  );

const CUT = "In the middle of a character: places are counted in UTF-16 code units.";

/** Whether an index of a text lies between the two halves of one character. */
const cutsCharacter = (text: string, index: number): boolean => (text.codePointAt(index - 1) ?? 0) > 0xffff;

const lineSchema = z
  .object({
    prompt: words(LIMITS.promptChars),
    engine,
    model: words(LIMITS.modelChars),
    answered_at: moment,
    text: atMost(anyText, LIMITS.textChars).refine((text) => text.trim() !== "", { error: "Empty." }),
    web_search: maybe(z.boolean({ error: "Neither true nor false." })),
    citations: maybe(
      z
        .array(citation, { error: "Not a list of citations." })
        .max(LIMITS.citations, `More than ${LIMITS.citations} citations.`),
    ),
    repeat: maybe(wholeNumber(LIMITS.repeat)),
    family: maybe(words(LIBRARY_LIMITS.familyNameChars)),
    prompt_set: maybe(words(LIBRARY_LIMITS.setNameChars)),
    tags: maybe(
      z
        .array(words(LIBRARY_LIMITS.tagChars), { error: "Not a list of tags." })
        .transform((tags) => [...new Set(tags)])
        .refine((tags) => tags.length <= LIBRARY_LIMITS.tags, {
          error: `More than ${LIBRARY_LIMITS.tags} tags.`,
        }),
    ),
    country: codeOf(COUNTRIES, "Not a country by its two letters (ISO 3166-1): DE.", (code) =>
      code.toUpperCase(),
    ),
    language: codeOf(LANGUAGES, "Not a language by its two letters (ISO 639-1): de.", (code) =>
      code.toLowerCase(),
    ),
    surface: maybe(z.enum(SURFACES, { error: `None of ${SURFACES.join(", ")}.` })),
    input_tokens: tokens,
    output_tokens: tokens,
    money_spent: dollars,
    cost: dollars,
    external_id: maybe(words(LIMITS.externalIdChars).or(z.int().transform(String))),
  })
  .check((ctx) => {
    const { citations, text, family, prompt_set: set } = ctx.value;
    const wrong = (path: (string | number)[], message: string) =>
      ctx.issues.push({ code: "custom", path, message, input: ctx.value });
    if (set === null && family !== null) wrong(["family"], "A family is of a set: name its prompt_set, too.");
    citations?.forEach(({ start, end }, place) => {
      if (start === null || end === null) return;
      if (end > text.length)
        wrong(["citations", place, "end_index"], `Beyond the text, which has ${text.length} code units.`);
      if (cutsCharacter(text, start)) wrong(["citations", place, "start_index"], CUT);
      if (end <= text.length && cutsCharacter(text, end)) wrong(["citations", place, "end_index"], CUT);
    });
  });

/** An answer, or all that keeps a line from being one. */
export type CheckedLine =
  | { answer: ImportedAnswer; problems?: undefined }
  | { answer?: undefined; problems: readonly { field: string; message: string }[] };

/** What a line says, or everything that is wrong with it, by field. Fields of other names say nothing. */
export function checkLine(values: LineValues): CheckedLine {
  const checked = lineSchema.safeParse(values);
  if (!checked.success)
    return { problems: checked.error.issues.map(({ path, message }) => ({ field: fieldOf(path), message })) };
  const line = checked.data;
  return {
    answer: {
      prompt: line.prompt,
      engine: line.engine,
      model: line.model,
      answeredAt: line.answered_at,
      text: line.text,
      webSearch: line.web_search,
      citations: line.citations ?? [],
      repeat: line.repeat,
      family: line.family,
      promptSet: line.prompt_set,
      tags: line.tags ?? [],
      country: line.country,
      language: line.language,
      surface: line.surface ?? "api",
      inputTokens: line.input_tokens,
      outputTokens: line.output_tokens,
      moneySpent: line.money_spent,
      cost: line.cost,
      externalId: line.external_id,
    },
  };
}

/** `citations[2].url`. */
const fieldOf = (path: readonly PropertyKey[]): string =>
  path.reduce<string>(
    (name, part) => (typeof part === "number" ? `${name}[${part}]` : `${name && `${name}.`}${String(part)}`),
    "",
  );
