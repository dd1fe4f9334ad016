import type { Engine } from "@/lib/domain/engines/engine";

import type { EngineModel } from "../engine";

type Ability = "reasoning" | "search";

/**
 * The models each sandbox engine offers: names and abilities as the vendors had them in November 2026, so that real
 * prices apply. Newer lines have no dated names.
 */
export const CATALOGUE: Record<Engine, readonly EngineModel[]> = {
  chat_gpt: [
    model("gpt-5.5", [], ["reasoning", "search"]),
    model("gpt-5.4-mini", [], ["reasoning", "search"]),
    model("gpt-5.4", [], ["reasoning", "search"]),
    model("gpt-5.2-2025-12-11", ["gpt-5.2"], ["reasoning", "search"]),
    model("gpt-5.1-2025-11-13", ["gpt-5.1"], ["reasoning", "search"]),
    model("gpt-5-nano-2025-08-07", ["gpt-5-nano"], ["reasoning", "search"]),
    model("gpt-5-mini-2025-08-07", ["gpt-5-mini"], ["reasoning", "search"]),
    model("gpt-5-2025-08-07", ["gpt-5"], ["reasoning", "search"]),
    model("o4-mini-2025-04-16", ["o4-mini"], ["reasoning", "search"]),
    model("o3-2025-04-16", ["o3"], ["reasoning", "search"]),
    model("o3-mini-2025-01-31", ["o3-mini"], ["reasoning"]),
    model("o1-2024-12-17", ["o1"], ["reasoning"]),
    model("gpt-4.1-nano-2025-04-14", ["gpt-4.1-nano"], []),
    model("gpt-4.1-mini-2025-04-14", ["gpt-4.1-mini"], ["search"]),
    model("gpt-4.1-2025-04-14", ["gpt-4.1"], ["search"]),
    model("gpt-4o-mini-2024-07-18", ["gpt-4o-mini"], ["search"]),
    model("gpt-4o-2024-11-20", ["gpt-4o"], ["search"]),
    model("gpt-4o-2024-08-06", [], ["search"]),
  ],
  claude: [
    model("claude-opus-5", [], ["reasoning", "search"]),
    model("claude-sonnet-5", [], ["reasoning", "search"]),
    model("claude-opus-4-6", [], ["reasoning", "search"]),
    model("claude-sonnet-4-6", [], ["reasoning", "search"]),
    model("claude-opus-4-5-20251101", ["claude-opus-4-5"], ["reasoning", "search"]),
    model("claude-haiku-4-5-20251001", ["claude-haiku-4-5"], ["reasoning", "search"]),
    model("claude-sonnet-4-5-20250929", ["claude-sonnet-4-5"], ["reasoning", "search"]),
    model("claude-opus-4-1-20250805", ["claude-opus-4-1"], ["reasoning", "search"]),
    model("claude-opus-4-20250514", ["claude-opus-4-0"], ["reasoning", "search"]),
    model("claude-sonnet-4-20250514", ["claude-sonnet-4-0"], ["reasoning", "search"]),
    model("claude-3-7-sonnet-20250219", ["claude-3-7-sonnet-latest"], ["reasoning", "search"]),
    model("claude-3-5-haiku-20241022", ["claude-3-5-haiku-latest"], ["search"]),
    model("claude-3-haiku-20240307", [], []),
  ],
  gemini: [
    model("gemini-3.5-flash", [], ["reasoning", "search"]),
    model("gemini-3.1-pro-preview", [], ["reasoning", "search"]),
    model("gemini-3-flash-preview", [], ["reasoning", "search"]),
    model("gemini-2.5-pro", [], ["reasoning", "search"]),
    model("gemini-2.5-flash", [], ["reasoning", "search"]),
    model("gemini-2.5-flash-lite", [], ["reasoning", "search"]),
    model("gemini-2.0-flash-lite-001", ["gemini-2.0-flash-lite"], []),
    model("gemini-2.0-flash-001", ["gemini-2.0-flash"], ["search"]),
    model("gemini-1.5-pro-002", ["gemini-1.5-pro"], ["search"]),
    model("gemini-1.5-flash-002", ["gemini-1.5-flash"], ["search"]),
  ],
  perplexity: [
    model("sonar", [], ["search"], false),
    model("sonar-pro", [], ["search"], false),
    model("sonar-reasoning", [], ["reasoning", "search"], false),
    model("sonar-reasoning-pro", [], ["reasoning", "search"], false),
  ],
};

function model(
  name: string,
  aliases: readonly string[],
  abilities: readonly Ability[],
  taskPost = true,
): EngineModel {
  return {
    name,
    aliases,
    reasoning: abilities.includes("reasoning"),
    webSearch: abilities.includes("search"),
    taskPost,
    priced: true,
  };
}
