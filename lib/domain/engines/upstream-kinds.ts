import type { Engine } from "./engine";

/** Who makes each engine's models, by the word that names its own API. */
export const VENDOR_OF = {
  chat_gpt: "openai",
  gemini: "google",
  claude: "anthropic",
  perplexity: "perplexity",
} as const satisfies Record<Engine, string>;

/** Any server that speaks OpenAI's chat completions. */
export const COMPATIBLE = "openai-compatible";

/** The word of the built-in simulator. */
export const SANDBOX = "sandbox";

/** What an operator may put behind an engine; the simulator stands there by itself. */
export const kindsFor = (engine: Engine): readonly string[] => [VENDOR_OF[engine], COMPATIBLE];

/** Names and addresses an operator types are not longer. */
export const UPSTREAM_INPUT_MAX = { address: 500, key: 500, models: 10_000 } as const;
