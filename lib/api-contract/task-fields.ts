import { z } from "zod";

import type { Engine, Method } from "@/lib/domain/engine";
import { ENGINES, METHODS } from "@/lib/domain/engine";
import { countChars, ENGINE_RULES, LIMITS, TASK_FIELDS, takesField } from "@/lib/api-contract/limits";
import type { TaskField } from "@/lib/api-contract/limits";

/** One earlier turn of the conversation, as the wire has it. */
export interface WireTurn {
  role: "user" | "ai";
  message: string;
}

/** A task as it is posted. Null and absent both mean "not set". */
export interface TaskRequest {
  user_prompt: string;
  model_name: string;
  system_message?: string | null;
  message_chain?: readonly WireTurn[] | null;
  max_output_tokens?: number | null;
  temperature?: number | null;
  top_p?: number | null;
  web_search?: boolean | null;
  force_web_search?: boolean | null;
  web_search_country_iso_code?: string | null;
  web_search_city?: string | null;
  use_reasoning?: boolean | null;
  tag?: string | null;
  postback_url?: string | null;
  pingback_url?: string | null;
}

// A database cannot keep U+0000 or half a surrogate pair, and no model reads them: refused at the border.
const isStorable = (text: string): boolean => !text.includes("\u0000") && text.isWellFormed();

const text = (max: number): z.ZodType<string> =>
  z
    .string({ error: "must be text" })
    .refine(isStorable, { error: "contains characters that are not text", abort: true })
    .refine((value) => value.length <= max || countChars(value) <= max, {
      error: (issue) =>
        `may have at most ${max} characters${typeof issue.input === "string" ? `; this has ${countChars(issue.input)}` : ""}`,
    });

const filled = (max: number): z.ZodType<string> =>
  text(max).refine((value) => value.trim() !== "", { error: "must not be empty" });

const number = (min: number, max: number): z.ZodType<number> =>
  z
    .number({ error: "must be a number" })
    .min(min, { error: `must be at least ${min}` })
    .max(max, { error: `must be at most ${max}` });

const integer = (min: number, max: number): z.ZodType<number> =>
  z
    .number({ error: "must be a whole number" })
    .int({ error: "must be a whole number" })
    .min(min, { error: `must be at least ${min}` })
    .max(max, { error: `must be at most ${max}` });

const flag: z.ZodType<boolean> = z.boolean({ error: "must be true or false" });

const turn: z.ZodType<WireTurn> = z.strictObject(
  {
    role: z.enum(["user", "ai"], { error: "each turn's role is user or ai" }),
    message: filled(LIMITS.turnChars),
  },
  { error: "each turn has a role and a message" },
);

const alternates = (turns: readonly WireTurn[]): boolean =>
  turns.every(({ role }, index) => role === (index % 2 === 0 ? "user" : "ai"));

function turns(alternating: boolean): z.ZodType<readonly WireTurn[]> {
  const list = z
    .array(turn, { error: "must be a list of turns" })
    .max(LIMITS.turns, { error: `may have at most ${LIMITS.turns} turns` });
  return alternating
    ? list.refine(alternates, { error: "must alternate between user and ai, beginning with user" })
    : list;
}

// `$id` and `$tag` may stand anywhere in the address, so it is judged as it will be once they are filled in.
const isCallbackUrl = (value: string): boolean => {
  const url = URL.parse(value.replaceAll("$id", "id").replaceAll("$tag", "tag"));
  return url !== null && (url.protocol === "http:" || url.protocol === "https:");
};

const callbackUrl = text(LIMITS.urlChars).refine(isCallbackUrl, {
  error: "must be an http or https address",
});

function build(engine: Engine, field: TaskField): z.ZodType {
  const rules = ENGINE_RULES[engine];
  const { min = 0, max = 0 } = rules.fields[field];
  switch (field) {
    case "user_prompt":
    case "model_name":
      return filled(max);
    case "system_message":
    case "tag":
      return text(max).nullish();
    case "message_chain":
      return turns(rules.alternatingTurns).nullish();
    case "max_output_tokens":
      return integer(min, max).nullish();
    case "temperature":
    case "top_p":
      return number(min, max).nullish();
    case "web_search":
    case "force_web_search":
    case "use_reasoning":
      return flag.nullish();
    case "web_search_country_iso_code":
      return z
        .string({ error: "must be a country code" })
        .refine((code) => rules.countries.includes(code), {
          error: "is not a country code this engine takes",
        })
        .nullish();
    case "web_search_city":
      return filled(LIMITS.cityChars).nullish();
    case "postback_url":
    case "pingback_url":
      return callbackUrl.nullish();
  }
}

export type FieldSchemas = ReadonlyMap<TaskField, z.ZodType>;

const schemas = new Map<string, FieldSchemas>();
for (const engine of ENGINES) {
  for (const method of METHODS) {
    const offered = TASK_FIELDS.filter((field) => takesField(engine, method, field));
    schemas.set(`${engine} ${method}`, new Map(offered.map((field) => [field, build(engine, field)])));
  }
}

const none: FieldSchemas = new Map();

/** The schemas of all fields an engine takes on a method. */
export const fieldSchemas = (engine: Engine, method: Method): FieldSchemas =>
  schemas.get(`${engine} ${method}`) ?? none;

/** The schema of one field, the same for the form, the client and the service; null when the engine lacks the field. */
export const fieldSchema = (engine: Engine, method: Method, field: TaskField): z.ZodType | null =>
  fieldSchemas(engine, method).get(field) ?? null;
