import type { Columns } from "./column";

const optional = true;

/** A citation of an answer as a row. */
export const CITATION_COLUMNS = {
  answer_id: { type: "id", meaning: "The answer that cites." },
  answered_at: { type: "moment", meaning: "When it answered." },
  engine: { type: "text", meaning: "Whose model answered." },
  model: { type: "text", meaning: "The model that answered, by its own word." },
  prompt: { type: "text", meaning: "The question, as it was asked last." },
  position: { type: "integer", meaning: "Which citation of the answer, from 0." },
  url: { type: "text", meaning: "The address as the answer gives it." },
  resolved_url: { type: "text", meaning: "Where that address leads, if the answer says so.", optional },
  source_url: {
    type: "text",
    meaning: "The address that identifies the source: equal means the same source.",
  },
  domain: { type: "text", meaning: "Its registrable domain; empty where nothing tells it." },
  title: { type: "text", meaning: "The title it is cited by." },
  place: {
    type: "text",
    meaning: "How its place in the text is told: offsets, marker (by its number), none.",
  },
  start_index: {
    type: "integer",
    meaning: "Where the part of its section's text begins that it backs; of places told by offsets.",
    unit: "UTF-16 code units",
    optional,
  },
  end_index: {
    type: "integer",
    meaning: "Where that part ends, exclusive.",
    unit: "UTF-16 code units",
    optional,
  },
  section_index: { type: "integer", meaning: "Which section of the answer's text it belongs to, from 0." },
} as const satisfies Columns;

/** A cited source as a row: all citations of one address. */
export const SOURCE_COLUMNS = {
  source_url: { type: "text", meaning: "The address that identifies the source." },
  domain: { type: "text", meaning: "Its registrable domain; empty where nothing tells it." },
  title: { type: "text", meaning: "One of the titles it is cited by." },
  citations: { type: "integer", meaning: "How often it is cited.", unit: "citations" },
  answers: { type: "integer", meaning: "How many answers cite it.", unit: "answers" },
  engines: { type: "texts", meaning: "Whose models cite it." },
  unresolved: {
    type: "integer",
    meaning: "How many of the citations give only a redirect.",
    unit: "citations",
  },
  first_cited_at: { type: "moment", meaning: "When an answer first cited it." },
  last_cited_at: { type: "moment", meaning: "When an answer last cited it." },
} as const satisfies Columns;
