import { CLAUDE_COUNTRIES } from "@/lib/api-contract/countries";
import { ENGINE_RULES, LIMITS, type TaskField } from "@/lib/api-contract/limits";
import type { Engine } from "@/lib/domain/engine";

/*
 * What the fields of the API mean and which rules a schema cannot say, for its OpenAPI document and the reference page.
 */

const ALWAYS: Record<TaskField, string> = {
  user_prompt: "The question. Characters are Unicode code points.",
  model_name: "A model of `models`, or its name without a version for the newest one.",
  system_message: "Instructions for the model.",
  message_chain: `Earlier turns of the conversation, each of at most ${LIMITS.turnChars} characters.`,
  max_output_tokens: "The longest answer, in tokens. A search or reasoning may go beyond.",
  temperature: "How much chance is in the choice of words.",
  top_p: "How much of the likely words is chosen from.",
  web_search: "Allows a search; the model decides whether to make one.",
  force_web_search: "Asks for a search whatever the model would decide.",
  web_search_country_iso_code: "Where the search is made: two capital letters of ISO 3166-1.",
  web_search_city: "Where the search is made.",
  use_reasoning: "Has the model think before it answers.",
  tag: "Your own label: echoed, and encoded in place of `$tag` in callback addresses.",
  postback_url:
    "Receives the result as a gzipped POST when the task has ended. `$id` and `$tag` are filled in. Public addresses only.",
  pingback_url:
    "Is called with GET when the task has ended. `$id` and `$tag` are filled in. Public addresses only.",
};

/** The rules of one engine, as `task-request.ts` judges by them. */
function rulesOf(engine: Engine, field: TaskField): string[] {
  const rules = ENGINE_RULES[engine];
  const searches = ["force_web_search", "web_search_country_iso_code", "web_search_city"];
  const { minReasoning } = rules.fields[field];
  return [
    searches.includes(field) && rules.searchFieldsNeedSearch ? "Needs `web_search`." : "",
    field === "message_chain" && rules.alternatingTurns ? "Turns go user, ai, user …" : "",
    minReasoning === undefined ? "" : `At least ${minReasoning} when the model reasons.`,
    engine === "claude" && ["temperature", "top_p", "force_web_search"].includes(field)
      ? "Not together with `use_reasoning`."
      : "",
    engine === "chat_gpt" && ["temperature", "force_web_search"].includes(field)
      ? "Reasoning models refuse it."
      : "",
    engine === "claude" && field === "web_search_country_iso_code"
      ? `One of ${CLAUDE_COUNTRIES.length} countries.`
      : "",
  ].filter((rule) => rule !== "");
}

/** What a field of a task means on an engine, with the rules that its type does not say. */
export const requestWords = (engine: Engine, field: TaskField): string =>
  [ALWAYS[field], ...rulesOf(engine, field)].join(" ");

/** What the fields of a turn of `message_chain` mean. */
export const TURN_WORDS: Readonly<Record<string, string>> = {
  role: "Who said it.",
  message: "What was said.",
};

/** What the fields of the other calls' tasks mean. */
export const OTHER_REQUEST_WORDS: Readonly<Record<string, string>> = {
  datetime_from: "Tasks posted from then on, `yyyy-mm-dd hh:mm:ss +00:00`.",
  datetime_to: "Tasks posted until then.",
  limit: "Rows of the reply; 1,000 unless said otherwise.",
  offset: "Rows to pass over first.",
  sort: "By the time of posting; ascending unless said otherwise.",
  include_metadata: "Adds what was posted to each row.",
  id: "A task whose callbacks are to be made once more.",
};

/**
 * What the fields of replies mean, by their name and that of the object they are in. What is inside a field that has
 * words needs none.
 */
export const REPLY_WORDS: Readonly<Record<string, string>> = {
  version: "Of the API.",
  status_code: "Of the call as a whole; each task has its own.",
  status_message: "The code in words. A reply may add to them.",
  time: "Taken for the call.",
  cost: "Dollars charged for the call: the sum of its tasks.",
  tasks_count: "Tasks in the reply.",
  tasks_error: "Of them with a code of 40000 or more, those still under way included.",
  tasks: "One for each that was posted; null where the call was refused as a whole.",
  "tasks.id": "Of the task; `task_get` takes it.",
  "tasks.status_code": "Of this task.",
  "tasks.status_message": "The code in words; for 40501 with the name of the field.",
  "tasks.time": "Taken for this task.",
  "tasks.cost":
    "Dollars: base price and model charge for `live`, base price and advance for `task_post`, 0 for `task_get`.",
  "tasks.result_count": "Rows of the result.",
  "tasks.path": "The path that was called, in parts.",
  "tasks.data": "The names of the call, and what was posted.",
  "tasks.result": "The rows; null where there are none (yet).",

  "result.model_name": "With its version, whatever name was posted.",
  "result.reasoning": "Whether the model reasons.",
  "result.web_search_supported": "Whether it can search.",
  "result.task_post_supported": "Whether it can be queued.",
  "result.input_tokens": "Tokens of the question with all that belongs to it.",
  "result.output_tokens": "Tokens of the answer, those of reasoning included.",
  "result.reasoning_tokens": "Tokens of reasoning; 0 where there was none.",
  "result.web_search": "Whether a search was made.",
  "result.money_spent": "Dollars the model's vendor charged; null where the model has no known price.",
  "result.datetime": "When it was answered, UTC.",
  "result.items": "The parts of the answer; a part of reasoning comes first.",
  "items.type": "What the part is.",
  "items.sections": "Its pieces of text.",
  "sections.type": "What the piece is.",
  "sections.text": "Markdown, as the model wrote it.",
  "sections.annotations":
    "The sources of the text: null where no search was asked for, empty where none came.",
  "annotations.title": "Of the source.",
  "annotations.url": "Of the source; with Gemini a redirect.",
  "annotations.direct_url": "Where the redirect leads, if that is known.",
  "annotations.start_index": "Where the annotated piece of `text` begins, in UTF-16 units.",
  "annotations.end_index": "Where it ends, exclusive.",
  "annotations.text": "The annotated piece itself.",
  "result.fan_out_queries": "What the model searched for; null where it says nothing of it.",

  "result.id": "Of the task.",
  "result.se": "The engine.",
  "result.function": "The kind of task.",
  "result.date_posted": "When it was posted, UTC.",
  "result.tag": "As it was posted; empty where there was none.",
  "result.endpoint": "The path that collects it.",

  "result.url": "The address it was posted to.",
  "result.datetime_posted": "When it was posted, UTC.",
  "result.datetime_done": "When it ended; null while it has not.",
  "result.status": "How it stands, in words.",
  "result.cost": "Dollars, settled once the task has ended.",
  "result.metadata": "What was posted, where it was asked for.",

  "result.login": "The account's.",
  "result.timezone": "Of its days.",
  "result.rates": "Calls a minute, by kind of call; null where nothing limits them.",
  "result.money":
    "Dollars: paid in (`total`), `balance`, the limit of a day and what the UTC day has cost. Below zero is what an account used that need not pay in.",
  "result.price": "Dollars of each call, without the model's charge.",
  "result.backlinks_subscription_expiry_date": "Always null here.",
  "result.llm_mentions_subscription_expiry_date": "Always null here.",

  "result.code": "A status code.",
  "result.message": "The code in words.",

  "result.api": "A part of the API.",
  "result.endpoints": "Its calls, and whether they work.",
};
