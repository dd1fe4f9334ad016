import { z } from "zod";

/*
 * Reading schemas. They hold a reply to what the dashboard cannot do without (structure and codes) and forgive the rest:
 * absent or null optional fields, values of another type, unknown fields (kept). The parts of a model's result are not
 * judged here but one by one in `lib/reading`, so that an odd part costs nothing but itself. What is forgiven is still
 * in the raw reply.
 */

const optionalText = z
  .string()
  .nullish()
  .catch(null)
  .transform((value) => value ?? null);
/** Blank is none. */
const optionalAddress = optionalText.transform((value) => (value?.trim() ? value : null));
const optionalFlag = z
  .boolean()
  .nullish()
  .catch(null)
  .transform((value) => value ?? null);
// Where a wrong value would be read as an offset into a text, no offset is better than an error.
const optionalOffset = z
  .int()
  .min(0)
  .nullish()
  .catch(null)
  .transform((value) => value ?? null);
// Money and tokens are never guessed: what is absent, or cannot be one, is unknown and never 0. The bounds are those of
// what keeps them.
const MONEY_MAX = 999_999_999;
const COUNT_MAX = 2_147_483_647;
const amount = (min: number) =>
  z
    .number()
    .min(min)
    .max(MONEY_MAX)
    .nullish()
    .catch(null)
    .transform((value) => value ?? null);
/** Dollars; a balance may be below 0. */
const money = amount(-MONEY_MAX);
const count = z
  .int()
  .min(0)
  .max(COUNT_MAX)
  .nullish()
  .catch(null)
  .transform((value) => value ?? null);

const rows = <T extends z.ZodType>(row: T) =>
  z
    .array(z.union([row, z.null()]))
    .nullish()
    .transform((list) => (list ?? []).filter((entry) => entry !== null));

/** An annotation without an address is none: `url`, or what it leads to, is there. */
export const annotationSchema = z
  .looseObject({
    title: optionalText,
    url: optionalAddress,
    /** Gemini only: where the redirect in `url` ends. */
    direct_url: optionalAddress,
    start_index: optionalOffset,
    end_index: optionalOffset,
    text: optionalText,
  })
  .refine(({ url, direct_url: direct }) => (url ?? direct) !== null);
export type Annotation = z.infer<typeof annotationSchema>;

/** A section before its text and annotations are judged. */
export const sectionSchema = z.looseObject({
  type: optionalText,
  text: z.unknown().optional(),
  /** Null: search was not asked for. Empty: it was, and nothing was cited. */
  annotations: z.unknown().optional(),
});

/** An item before its sections are judged. `type` is "reasoning", "message", or a word from the future. */
export const itemSchema = z.looseObject({ type: optionalText, sections: z.unknown().optional() });

/** A model's result: what is needed at once, and the rest as it came, for `lib/reading`. */
const llmResultSchema = z.looseObject({
  /** Dollars the model's vendor charged. */
  money_spent: amount(0),
  items: z
    .array(z.unknown())
    .nullish()
    .transform((list) => list ?? []),
});
export type LlmResult = z.infer<typeof llmResultSchema>;

/** What a result says beside its items. */
export const resultFieldsSchema = z.looseObject({
  model_name: optionalText,
  input_tokens: count,
  output_tokens: count,
  reasoning_tokens: count,
  /** Whether search was really used. */
  web_search: optionalFlag,
  datetime: optionalText,
  fan_out_queries: z.unknown().optional(),
});

const modelRowSchema = z.looseObject({
  model_name: z.string(),
  reasoning: optionalFlag,
  web_search_supported: optionalFlag,
  task_post_supported: optionalFlag,
});
export type ModelRow = z.infer<typeof modelRowSchema>;

/** Pages say `function`, the official client's types say `se_type`. */
const readyRowSchema = z.looseObject({
  id: z.string(),
  se: optionalText,
  function: optionalText,
  se_type: optionalText,
  date_posted: optionalText,
  tag: optionalText,
  endpoint: optionalText,
});
export type ReadyRow = z.infer<typeof readyRowSchema>;

const userDataSchema = z.looseObject({
  login: optionalText,
  timezone: optionalText,
  money: z
    .looseObject({ total: money, balance: money })
    .nullish()
    .transform((value) => value ?? null),
  rates: z.record(z.string(), z.unknown()).nullish().catch(null),
  price: z.record(z.string(), z.unknown()).nullish().catch(null),
});
export type UserData = z.infer<typeof userDataSchema>;

const idListRowSchema = z.looseObject({
  id: z.string(),
  url: optionalText,
  datetime_posted: optionalText,
  datetime_done: optionalText,
  /** A message in one client's types, a code as text in another's. */
  status: z
    .union([z.string(), z.number()])
    .nullish()
    .catch(null)
    .transform((value) => (value === null || value === undefined ? null : String(value))),
  cost: money,
  metadata: z
    .record(z.string(), z.unknown())
    .nullish()
    .catch(null)
    .transform((value) => value ?? null),
});
export type IdListRow = z.infer<typeof idListRowSchema>;

const taskFields = {
  id: optionalText,
  status_code: z.int(),
  status_message: optionalText,
  time: optionalText,
  /** Dollars. */
  cost: money,
  result_count: count,
  path: z
    .array(z.string())
    .nullish()
    .catch(null)
    .transform((value) => value ?? []),
  data: z
    .record(z.string(), z.unknown())
    .nullish()
    .catch(null)
    .transform((value) => value ?? {}),
};

const envelopeFields = {
  version: optionalText,
  status_code: z.int(),
  status_message: optionalText,
  time: optionalText,
  /** Dollars. */
  cost: money,
  tasks_count: count,
  tasks_error: count,
};

/** The rows of a list that can be read: one that is odd costs the others nothing. */
const goodRows = <T extends z.ZodType>(row: T) =>
  z
    .array(z.unknown())
    .nullish()
    .catch(null)
    .transform((list) =>
      (list ?? []).flatMap((one) => {
        const { success, data } = row.safeParse(one);
        return success ? [data] : [];
      }),
    );

/** The reading schema of a whole reply whose tasks carry a result. */
const replySchema = <R extends z.ZodType>(result: R) =>
  z.looseObject({
    ...envelopeFields,
    tasks: z
      .array(z.looseObject({ ...taskFields, result }))
      .nullish()
      .transform((list) => list ?? null),
  });

/** A task's reply. An absent or null `result` reads as no rows. */
export type TaskReply<T = unknown> = z.infer<z.ZodObject<typeof taskFields>> & {
  result: T[];
  [field: string]: unknown;
};

/** A whole reply. `tasks` is null where the API refused the request itself. */
export type Envelope<T = unknown> = z.infer<z.ZodObject<typeof envelopeFields>> & {
  tasks: TaskReply<T>[] | null;
  [field: string]: unknown;
};

export const envelopeSchema = replySchema(rows(z.unknown()));
export const llmReplySchema = replySchema(rows(llmResultSchema));
export const modelsReplySchema = replySchema(goodRows(modelRowSchema));
export const readyReplySchema = replySchema(goodRows(readyRowSchema));
export const userDataReplySchema = replySchema(goodRows(userDataSchema));
export const idListReplySchema = replySchema(goodRows(idListRowSchema));
