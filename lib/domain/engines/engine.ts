/** The four answer engines of the LLM Responses API, by their name on the wire. */
export const ENGINES = ["chat_gpt", "gemini", "claude", "perplexity"] as const;

export type Engine = (typeof ENGINES)[number];

/** How a person reads an engine's name. */
export const ENGINE_LABELS: Record<Engine, string> = {
  chat_gpt: "ChatGPT",
  gemini: "Gemini",
  claude: "Claude",
  perplexity: "Perplexity",
};

/** The two ways to ask: answered in the same call, or queued and collected later. */
export const METHODS = ["live", "standard"] as const;

export type Method = (typeof METHODS)[number];
