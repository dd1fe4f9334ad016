/** Raised when this stage makes something else of the same result. */
export const TOKENS_VERSION = 3;

/** Tokens as the API counted them; null where it does not say, which is not 0. */
export interface ReadTokens {
  inputTokens: number | null;
  /** Reasoning included. */
  outputTokens: number | null;
  reasoningTokens: number | null;
}

export const readTokens = (fields: {
  input_tokens: number | null;
  output_tokens: number | null;
  reasoning_tokens: number | null;
}): ReadTokens => ({
  inputTokens: fields.input_tokens,
  outputTokens: fields.output_tokens,
  reasoningTokens: fields.reasoning_tokens,
});
