import { describe, expect, it } from "vitest";
import { findProblems } from "@/lib/api-contract/find-problems";
import { sayProblems } from "@/lib/api-contract/form-words";
import type { Engine } from "@/lib/domain/engines/engine";

const said = (engines: readonly Engine[], task: object) =>
  sayProblems(
    engines.flatMap((engine) =>
      findProblems(engine, "live", { user_prompt: "Which?", model_name: "m", ...task }, [
        { name: "m", aliases: [], reasoning: engine === "chat_gpt", webSearch: false, taskPost: true },
      ]),
    ),
    engines,
  );

describe("problems in a form's words", () => {
  it("names a character that is not text by its number, and where it stands", () => {
    expect(said(["gemini"], { user_prompt: "🎢a\u0000b\u0000" })).toEqual({
      user_prompt: "The prompt has a character that is not text, U+0000, at position 3. Remove it.",
    });
    expect(said(["gemini"], { message_chain: [{ role: "user", message: "\udc00" }] })).toEqual({
      message_chain: "Gemini: Turn 1 has a character that is not text, U+DC00, at position 1. Remove it.",
    });
  });

  it("says what the model will not have", () => {
    expect(said(["chat_gpt"], { temperature: 1, web_search: true, force_web_search: true })).toEqual({
      temperature: "ChatGPT: m is a reasoning model and takes no temperature.",
      web_search: "ChatGPT: m does not support web search.",
      force_web_search: "ChatGPT: m is a reasoning model and takes no forced search.",
    });
    expect(said(["claude"], { use_reasoning: true, top_p: 0.5, max_output_tokens: 1024 })).toEqual({
      use_reasoning: "Claude: m does not support reasoning.",
      top_p: "Claude: Top P cannot be set together with reasoning.",
      max_output_tokens: "Claude: Max tokens must be at least 1025 when the model reasons.",
    });
  });

  it("names the engines a sentence is of, once a sentence", () => {
    expect(said(["chat_gpt", "gemini", "claude"], { temperature: 2.5 })).toEqual({
      temperature: "ChatGPT, Gemini: Temperature must be at most 2. Claude: Temperature must be at most 1.",
    });
    expect(said(["gemini", "claude"], { top_p: 2 })).toEqual({ top_p: "Top P must be at most 1." });
    expect(said(["gemini", "claude"], { user_prompt: "" })).toEqual({
      user_prompt: "The prompt must not be empty.",
    });
  });
});
