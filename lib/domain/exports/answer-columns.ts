import type { Columns } from "./column";

const optional = true;

/**
 * An answer as a row. The first columns are those by which answers are imported, with the same names, so that a file of
 * them can be imported again.
 */
export const ANSWER_COLUMNS = {
  prompt: { type: "text", meaning: "The question, as it was asked last." },
  engine: { type: "text", meaning: "Whose model was asked." },
  model: { type: "text", meaning: "The model that answered, by its own word." },
  answered_at: { type: "moment", meaning: "When it answered." },
  text: { type: "text", meaning: "The visible text of the answer; sections are joined by a blank line." },
  web_search: {
    type: "boolean",
    optional: true,
    meaning: "Whether the web was searched for it; empty where nobody told.",
  },
  citations: {
    type: "json",
    meaning:
      "What it cites, in order: url, title, and where it is told which part of the text a citation backs, start_index and end_index, in UTF-16 code units of the text, end exclusive.",
  },
  repeat: { type: "integer", meaning: "Which asking of the same cell of its run's plan, from 0." },
  family: { type: "text", meaning: "The family of its prompt.", optional },
  prompt_set: { type: "text", meaning: "The set its prompt belongs to.", optional },
  tags: { type: "texts", meaning: "The tags of its prompt." },
  country: { type: "text", meaning: "The country of the market it was asked in, ISO 3166-1.", optional },
  language: { type: "text", meaning: "The language of the market it was asked in, ISO 639.", optional },
  surface: { type: "text", meaning: "What gave the answer: an API, an app, the sandbox." },
  input_tokens: { type: "integer", meaning: "What was read for it.", unit: "tokens", optional },
  output_tokens: {
    type: "integer",
    meaning: "What was written, reasoning included.",
    unit: "tokens",
    optional,
  },
  money_spent: {
    type: "dollars",
    meaning: "What the model's vendor charged; null where nobody says.",
    optional,
  },
  cost: {
    type: "dollars",
    meaning: "What the call cost in all; null where the vendor's charge is not known.",
    optional,
  },
  external_id: {
    type: "text",
    meaning: "The answer's id where it comes from: here, or where it was imported from.",
  },
  answer_id: { type: "id", meaning: "The answer's id here: the end of its address." },
  run_id: { type: "id", meaning: "The run it is of." },
  run_label: { type: "text", meaning: "The label of that run.", optional },
  cell: { type: "integer", meaning: "Which pair of wording and target of the run's plan, from 0." },
  method: { type: "text", meaning: "How it was asked: live, or standard (queued).", optional },
  model_asked: { type: "text", meaning: "The model that was asked." },
  web_search_asked: { type: "boolean", meaning: "Whether a search was allowed." },
  reasoning_tokens: {
    type: "integer",
    meaning: "What of the output was reasoning.",
    unit: "tokens",
    optional,
  },
  cost_derived: {
    type: "boolean",
    meaning: "Whether the cost is worked out here rather than told by the API.",
  },
  ended_early: { type: "text", meaning: "Why the answer stops before its end, where it does.", optional },
  citation_count: { type: "integer", meaning: "How many citations it has.", unit: "citations" },
  fan_out_queries: { type: "texts", meaning: "What the engine searched for, as far as it says." },
  prompt_id: { type: "id", meaning: "Its prompt." },
  prompt_version: { type: "integer", meaning: "Which wording of the prompt, from 1." },
  topic: { type: "text", meaning: "The topic of its prompt.", optional },
  intent: {
    type: "text",
    meaning: "Whether the prompt names the own brand: branded or unbranded.",
    optional,
  },
  stage: { type: "text", meaning: "Where on their way the person is who asks.", optional },
  system_message: { type: "text", meaning: "The wording's own system message.", optional },
  turns: { type: "json", meaning: "What was said before the question: role and message." },
  persona: { type: "text", meaning: "The persona it was put as.", optional },
  market: { type: "text", meaning: "The market it was asked in.", optional },
  city: { type: "text", meaning: "The city of that market.", optional },
  schedule: { type: "text", meaning: "The schedule that asked.", optional },
  asked_at: { type: "moment", meaning: "When it was asked: when its run was started." },
  received_at: { type: "moment", meaning: "When the answer was received here." },
  elapsed_ms: { type: "integer", meaning: "From sending to the answer.", unit: "milliseconds", optional },
  origin: { type: "text", meaning: "collected: asked by Sightline; imported: collected elsewhere." },
} as const satisfies Columns;
