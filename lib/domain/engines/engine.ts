/** The four answer engines of the LLM Responses API, by their name on the wire. */
export const ENGINES = ["chat_gpt", "gemini", "claude", "perplexity"] as const;

export type Engine = (typeof ENGINES)[number];

/** Whose an answer is: an engine of the API, or the name of whatever else answers were imported of. */
export type AnswerEngine = string;

/** How long an engine's name may be, in characters. */
export const ENGINE_NAME_MAX = 60;

const ENGINE_NAME = new RegExp(`^[^\\p{C}]{2,${ENGINE_NAME_MAX}}$`, "u");

/** Whether a text can be the name of an engine, known or not. */
export const isEngineName = (text: string): boolean => ENGINE_NAME.test(text) && text.trim() === text;

export const isEngine = (name: string): name is Engine => ENGINES.some((engine) => engine === name);

/** How a person reads an engine's name. */
export const ENGINE_LABELS: Record<Engine, string> = {
  chat_gpt: "ChatGPT",
  gemini: "Gemini",
  claude: "Claude",
  perplexity: "Perplexity",
};

/** The same for whose answer something is: what the API does not have stands under its own name. */
export const engineLabel = (engine: AnswerEngine): string =>
  isEngine(engine) ? ENGINE_LABELS[engine] : engine;

/** The two ways to ask: answered in the same call, or queued and collected later. */
export const METHODS = ["live", "standard"] as const;

export type Method = (typeof METHODS)[number];
