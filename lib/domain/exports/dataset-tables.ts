import type { Columns } from "./column";

// A dataset's files, in the order in which they can be read in. Each holds the rows of one table of the database, whose
// columns have the same names there. Ids are the dataset's own: whoever imports it gives every row another.

const optional = true;
const id = { type: "id", meaning: "Its id." } as const;
const createdAt = { type: "moment", meaning: "When it was made." } as const;
const archivedAt = { type: "moment", meaning: "When it was taken out of use.", optional } as const;

interface DatasetTable {
  /** The table of the database. */
  table: string;
  meaning: string;
  columns: Columns;
}

const columns = <Named extends Columns>(named: Named): Named => named;

/** What a dataset holds, by the names of its files. */
export const DATASET_TABLES = {
  prompt_sets: {
    table: "prompt_set",
    meaning: "The sets of the library.",
    columns: columns({
      id,
      name: { type: "text", meaning: "Its name." },
      description: { type: "text", meaning: "What it is for." },
      created_at: createdAt,
      archived_at: archivedAt,
    }),
  },
  families: {
    table: "family",
    meaning: "Prompts that ask the same thing.",
    columns: columns({
      id,
      set_id: { type: "id", meaning: "Its set." },
      name: { type: "text", meaning: "Its name." },
      template: { type: "text", meaning: "The template its prompts are made from.", optional },
      variables: { type: "json", meaning: "The template's variables with their values." },
      created_at: createdAt,
    }),
  },
  markets: {
    table: "market",
    meaning: "Where questions are asked.",
    columns: columns({
      id,
      name: { type: "text", meaning: "Its name." },
      language: { type: "text", meaning: "Its language, ISO 639." },
      country: { type: "text", meaning: "Its country, ISO 3166-1.", optional },
      city: { type: "text", meaning: "Its city.", optional },
      created_at: createdAt,
      archived_at: archivedAt,
    }),
  },
  personas: {
    table: "persona",
    meaning: "As whom questions are put.",
    columns: columns({
      id,
      name: { type: "text", meaning: "Its name." },
      system_message: { type: "text", meaning: "What is sent of it." },
      replaced_by_id: {
        type: "id",
        meaning: "The persona that came after it, where it was changed.",
        optional,
      },
      created_at: createdAt,
      archived_at: archivedAt,
    }),
  },
  prompts: {
    table: "prompt",
    meaning: "The questions; their wordings are prompt_versions.",
    columns: columns({
      id,
      set_id: { type: "id", meaning: "Its set; null where it was asked by hand.", optional },
      family_id: { type: "id", meaning: "Its family.", optional },
      market_id: { type: "id", meaning: "The market its wording was made for.", optional },
      persona_id: { type: "id", meaning: "The persona it is put as.", optional },
      topic: { type: "text", meaning: "Its topic.", optional },
      tags: { type: "texts", meaning: "Its tags." },
      intent: { type: "text", meaning: "branded or unbranded.", optional },
      intent_by_hand: {
        type: "boolean",
        meaning: "Whether a person said so; else it was told from the brands the question names.",
        optional,
      },
      stage: { type: "text", meaning: "Where on their way the person is who asks.", optional },
      weight: { type: "decimal", meaning: "How much it counts beside others." },
      created_at: createdAt,
      archived_at: archivedAt,
    }),
  },
  prompt_versions: {
    table: "prompt_version",
    meaning: "The wordings of prompts; they never change.",
    columns: columns({
      id,
      prompt_id: { type: "id", meaning: "Its prompt." },
      number: { type: "integer", meaning: "Which wording of the prompt, from 1." },
      user_prompt: { type: "text", meaning: "The question." },
      system_message: { type: "text", meaning: "The wording's own system message.", optional },
      turns: { type: "json", meaning: "What was said before the question: role and message." },
      content_hash: { type: "text", meaning: "SHA-256 of question, system message and turns." },
      created_at: createdAt,
    }),
  },
  prompt_set_versions: {
    table: "prompt_set_version",
    meaning: "What a set held when it was run.",
    columns: columns({
      id,
      set_id: { type: "id", meaning: "Its set." },
      number: { type: "integer", meaning: "Which version of the set, from 1." },
      members: { type: "text", meaning: "Its prompts with all that was said of them, as JSON text." },
      created_at: createdAt,
    }),
  },
  connections: {
    table: "connection",
    meaning: "By which accounts was asked: their names, and no more.",
    columns: columns({
      id,
      name: { type: "text", meaning: "What the connection was called." },
      created_at: createdAt,
    }),
  },
  runs: {
    table: "run",
    meaning: "What was sent, each with its frozen plan.",
    columns: columns({
      id,
      kind: { type: "text", meaning: "question, set, suggestions or import." },
      label: { type: "text", meaning: "Its label.", optional },
      method: { type: "text", meaning: "live or standard; null for an import.", optional },
      plan: {
        type: "text",
        meaning: "Its plan as JSON text: wordings, targets, repeats. Null for an import.",
        optional,
      },
      plan_rebuilt: { type: "boolean", meaning: "Whether the plan was made from its tasks afterwards." },
      set_id: { type: "id", meaning: "The set it asks.", optional },
      for_set_id: { type: "id", meaning: "The set it asks for questions for.", optional },
      set_version_id: { type: "id", meaning: "The version of the set it asks.", optional },
      expected_low: { type: "dollars", meaning: "What it was expected to cost at least.", optional },
      expected_high: { type: "dollars", meaning: "What it was expected to cost at most.", optional },
      cap: { type: "dollars", meaning: "What it was allowed to be expected to cost.", optional },
      spread_seconds: { type: "integer", meaning: "Over how long its tasks were sent.", unit: "seconds" },
      cancelled_at: { type: "moment", meaning: "When it was cancelled.", optional },
      created_at: createdAt,
    }),
  },
  tasks: {
    table: "task",
    meaning: "Each question to a model, whether it was answered or not.",
    columns: columns({
      id,
      run_id: { type: "id", meaning: "Its run." },
      prompt_version_id: { type: "id", meaning: "The wording that was asked." },
      origin: { type: "text", meaning: "collected: asked by Sightline; imported: collected elsewhere." },
      connection_id: {
        type: "id",
        meaning: "The connection it went by; null where it was imported.",
        optional,
      },
      persona_id: { type: "id", meaning: "The persona it was put as.", optional },
      market_id: { type: "id", meaning: "The market it was asked in.", optional },
      cell: { type: "integer", meaning: "Which pair of wording and target of the plan, from 0." },
      repeat: { type: "integer", meaning: "Which asking of the cell, from 0." },
      engine: { type: "text", meaning: "Whose model was asked." },
      model_asked: { type: "text", meaning: "The model that was asked." },
      method: { type: "text", meaning: "live or standard; null where it was imported.", optional },
      parameters: { type: "json", meaning: "The optional fields of the call, by their names on the wire." },
      web_search_asked: { type: "boolean", meaning: "Whether a search was allowed." },
      state: {
        type: "text",
        meaning:
          "planned, calling, posting or posted: under way when the dataset was made; answered, failed, unknown or cancelled: ended.",
      },
      remote_id: { type: "text", meaning: "The API's id of it.", optional },
      post_cost: { type: "dollars", meaning: "What posting it was charged.", optional },
      status_code: { type: "integer", meaning: "The API's status code.", optional },
      status_message: { type: "text", meaning: "The API's words to it.", optional },
      failure_kind: { type: "text", meaning: "How the call itself failed.", optional },
      attempts: { type: "integer", meaning: "Calls made for it.", unit: "calls" },
      created_at: { type: "moment", meaning: "When it was asked: when its run was started." },
      started_at: { type: "moment", meaning: "When it was sent.", optional },
      finished_at: { type: "moment", meaning: "When it ended.", optional },
    }),
  },
  answers: {
    table: "answer",
    meaning: "The answers, as they were read from their replies.",
    columns: columns({
      task_id: { type: "id", meaning: "The task it answers; an answer's id is its task's." },
      model_answered: { type: "text", meaning: "The model that answered, by its own word." },
      surface: { type: "text", meaning: "What gave the answer: an API, an app, the sandbox." },
      web_search_done: {
        type: "boolean",
        optional: true,
        meaning: "Whether the web was searched for it; empty where nobody told.",
      },
      input_tokens: { type: "integer", meaning: "What was read for it.", unit: "tokens", optional },
      output_tokens: {
        type: "integer",
        meaning: "What was written, reasoning included.",
        unit: "tokens",
        optional,
      },
      reasoning_tokens: { type: "integer", meaning: "What of it was reasoning.", unit: "tokens", optional },
      model_charge: { type: "dollars", meaning: "What the model's vendor charged.", optional },
      cost: { type: "dollars", meaning: "What the call cost in all.", optional },
      cost_derived: {
        type: "boolean",
        meaning: "Whether the cost is worked out rather than told by the API.",
      },
      text: { type: "text", meaning: "The visible text; sections are joined by a blank line." },
      items: { type: "json", meaning: "Items and sections with their citations' positions." },
      fan_out_queries: { type: "texts", meaning: "What the engine searched for, as far as it says." },
      citation_count: { type: "integer", meaning: "How many citations it has.", unit: "citations" },
      ended_early: { type: "text", meaning: "Why it stops before its end, where it does.", optional },
      left_out: { type: "integer", meaning: "Parts of the reply that could not be read.", unit: "parts" },
      reading_versions: { type: "json", meaning: "Which version of each stage of reading made this." },
      answered_at: { type: "moment", meaning: "When it answered." },
      received_at: { type: "moment", meaning: "When it was received." },
      elapsed_ms: { type: "integer", meaning: "From sending to the answer.", unit: "milliseconds", optional },
    }),
  },
  citations: {
    table: "citation",
    meaning: "The citations of answers.",
    columns: columns({
      task_id: { type: "id", meaning: "The answer that cites." },
      position: { type: "integer", meaning: "Which citation of the answer, from 0." },
      raw_url: { type: "text", meaning: "The address as the answer gives it." },
      resolved_url: { type: "text", meaning: "Where that address leads, if the answer says so.", optional },
      source_url: { type: "text", meaning: "The address that identifies the source." },
      domain: { type: "text", meaning: "Its registrable domain; empty where nothing tells it." },
      title: { type: "text", meaning: "The title it is cited by." },
      place: { type: "json", meaning: "Where it stands in its section's text, in UTF-16 code units." },
      engine: { type: "text", meaning: "Whose model answered." },
      section_index: { type: "integer", meaning: "Which section of the text it belongs to, from 0." },
      answered_at: { type: "moment", meaning: "When the answer was given." },
    }),
  },
  answer_imports: {
    table: "answer_import",
    meaning: "The imports by which answers came from elsewhere.",
    columns: columns({
      id,
      run_id: { type: "id", meaning: "The run its answers are of.", optional },
      file_name: { type: "text", meaning: "The file they came in." },
      created_at: createdAt,
      imported_at: { type: "moment", meaning: "When they were imported.", optional },
      finished_at: { type: "moment", meaning: "When that was done.", optional },
    }),
  },
  imported_answers: {
    table: "imported_answer",
    meaning: "Under what imported answers are known.",
    columns: columns({
      task_id: { type: "id", meaning: "The answer." },
      import_id: { type: "id", meaning: "The import it came by." },
      line: { type: "integer", meaning: "The line of its file, from 1." },
      external_id: { type: "text", meaning: "Its id elsewhere.", optional },
      content_hash: { type: "bytes", meaning: "SHA-256 of what the line says." },
    }),
  },
  brands: {
    table: "brand",
    meaning: "What is looked for in answers.",
    columns: columns({
      id,
      number: { type: "integer", meaning: "Which brand of the workspace, from 1." },
      name: { type: "text", meaning: "Its name." },
      role: { type: "text", meaning: "own, competitor or control." },
      rules: { type: "json", meaning: "Its aliases, domains and names in markets." },
      created_at: createdAt,
      archived_at: archivedAt,
    }),
  },
  mention_corrections: {
    table: "mention_correction",
    meaning: "What people said of single places: a brand is not meant there, or is named there.",
    columns: columns({
      id,
      task_id: { type: "id", meaning: "The answer." },
      brand_id: { type: "id", meaning: "The brand." },
      kind: { type: "text", meaning: "refused or added." },
      source_start: { type: "integer", meaning: "Where it begins in the text.", unit: "UTF-16 code units" },
      source_end: { type: "integer", meaning: "Where it ends, exclusive.", unit: "UTF-16 code units" },
      text: { type: "text", meaning: "What stands there." },
      created_at: createdAt,
    }),
  },
  mention_reviews: {
    table: "mention_review",
    meaning: "What reviewers said of single places at which a brand was found.",
    columns: columns({
      id,
      task_id: { type: "id", meaning: "The answer." },
      brand_id: { type: "id", meaning: "The brand." },
      source_start: { type: "integer", meaning: "Where it begins in the text.", unit: "UTF-16 code units" },
      source_end: { type: "integer", meaning: "Where it ends, exclusive.", unit: "UTF-16 code units" },
      text: { type: "text", meaning: "What stands there." },
      reviewer_id: { type: "id", meaning: "Who said it: one id a person, and no name." },
      verdict: { type: "text", meaning: "brand: it is the brand; other: it is something else." },
      at: { type: "moment", meaning: "When." },
    }),
  },
  suggested_names: {
    table: "suggested_name",
    meaning: "What was decided about names that answers give and nobody tracks.",
    columns: columns({
      id,
      name: { type: "text", meaning: "The name." },
      folded: { type: "text", meaning: "What it is one by: its letters whatever their case." },
      decision: { type: "text", meaning: "company: of the category, not tracked; dismissed: none of it." },
      created_at: createdAt,
    }),
  },
  source_rules: {
    table: "source_rule",
    meaning: "The team's own rules of sources: class and page type by address and title.",
    columns: columns({
      id,
      address: { type: "text", meaning: "Of which addresses: site and path." },
      words: { type: "text", meaning: "Words of the title that it asks for; empty: none." },
      class: { type: "text", meaning: "What it says of the site; null: nothing.", optional },
      page_type: { type: "text", meaning: "What it says of the page; null: nothing.", optional },
      created_at: createdAt,
    }),
  },
  baselines: {
    table: "baseline",
    meaning: "The days that figures are held against beside the period before; one at most.",
    columns: columns({
      id,
      name: { type: "text", meaning: "What it is called." },
      first_day: { type: "text", meaning: "Its first day, by the workspace's clock." },
      last_day: { type: "text", meaning: "Its last day." },
      created_at: createdAt,
    }),
  },
  raw_replies: {
    table: "raw_reply",
    meaning: "Requests and replies, byte for byte; in a dataset only where they were asked for.",
    columns: columns({
      task_id: { type: "id", meaning: "The task." },
      request: {
        type: "bytes",
        meaning: "The request, gzip-compressed; null once it was deleted.",
        optional,
      },
      request_sha256: { type: "text", meaning: "SHA-256 of the request before it was compressed." },
      reply: { type: "bytes", meaning: "The reply, gzip-compressed; null once it was deleted.", optional },
      reply_sha256: { type: "text", meaning: "SHA-256 of the reply before it was compressed." },
      deleted_at: { type: "moment", meaning: "When its bytes were deleted.", optional },
      received_at: { type: "moment", meaning: "When it was received." },
    }),
  },
} as const satisfies Readonly<Record<string, DatasetTable>>;

export type DatasetFile = keyof typeof DATASET_TABLES;

/** The files in their order. */
export const DATASET_FILES = Object.keys(DATASET_TABLES).filter(
  (name): name is DatasetFile => name in DATASET_TABLES,
);

/** Files that a dataset may be without: raw replies, where they were left out, and what earlier datasets did not have yet. */
export const MAY_BE_ABSENT: ReadonlySet<DatasetFile> = new Set([
  "raw_replies",
  "brands",
  "mention_corrections",
  "mention_reviews",
  "suggested_names",
  "source_rules",
  "baselines",
]);
