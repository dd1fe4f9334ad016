import { z } from "zod";

import { fields, parts, text } from "./lenient";

/** The wire's field behind each name a vendor may have for it, in its parameter or in its sentence; the particular first. */
const FIELDS: readonly { names: RegExp; field: string }[] = [
  { names: /\bcountry\b/i, field: "web_search_country_iso_code" },
  { names: /\bcity\b/i, field: "web_search_city" },
  { names: /\bmax_?(output_?|completion_?)?tokens\b/i, field: "max_output_tokens" },
  { names: /\btemperature\b/i, field: "temperature" },
  { names: /\btop_?p\b/i, field: "top_p" },
  { names: /\btool_?choice\b/i, field: "force_web_search" },
  { names: /\b(thinking|reasoning)(\b|_|[A-Z])|\bbudget_?tokens\b/i, field: "use_reasoning" },
  { names: /\b(user_location|tools|(web|google)_?search)\b|\bsearch grounding\b/i, field: "web_search" },
  { names: /\b(system|system_?instruction|instructions)\b/i, field: "system_message" },
];

/** Names that stand for the prompt where a parameter is named, and for anything in a sentence. */
const PARAMETERS: typeof FIELDS = [
  ...FIELDS,
  { names: /^(messages|input|contents|prompt)\b/i, field: "user_prompt" },
  { names: /^model$/i, field: "model_name" },
];

const namesOf = fields({
  error: fields({
    param: text,
    details: parts(fields({ fieldViolations: parts(fields({ field: text })) })),
  }),
  // A server's own error, without OpenAI's envelope around it.
  param: text,
  // FastAPI's.
  detail: parts(fields({ loc: parts(z.union([z.string(), z.number()])) })),
});

const isName = (name: string): boolean => /^[a-z][\w.[\]-]{0,59}$/i.test(name);

/**
 * The field that a refusal names, by the wire's name where it has one, else by the vendor's; null where it names none.
 * Google's snake and camel case, Anthropic's path before a colon, and names within a sentence are all known.
 */
export function refusedField(body: unknown, message: string): string | null {
  const { error, param, detail } = namesOf.parse(Array.isArray(body) ? body[0] : body);
  const violated = error.details.good.flatMap(({ fieldViolations: violations }) =>
    violations.good.flatMap(({ field }) => field ?? []),
  );
  const located = detail.good.map(({ loc }) => loc.good.filter((step) => step !== "body").join("."));
  const [, path] = /^([a-z_]+(?:\.[\w-]+)*): /.exec(message) ?? [];
  const [named] = [error.param, param, ...violated, ...located, path].filter(
    (name) => name != null && isName(name),
  );
  // A path names what holds the field too, so the more particular name counts; in a sentence, what is named first.
  if (named != null) return PARAMETERS.find(({ names }) => names.test(named))?.field ?? named;
  return firstNamed(message);
}

function firstNamed(sentence: string): string | null {
  const found = FIELDS.flatMap(({ names, field }) => {
    const at = sentence.search(names);
    return at < 0 ? [] : [{ at, field }];
  });
  return found.toSorted((one, other) => one.at - other.at)[0]?.field ?? null;
}
