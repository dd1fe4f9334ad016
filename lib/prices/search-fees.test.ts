import { expect, it } from "vitest";
import type { Engine } from "@/lib/domain/engines/engine";
import { findSearchFee, unitsOwed } from "./search-fees";

const fee = (engine: Engine, model: string, day: string) =>
  findSearchFee(engine, model, new Date(`${day}T23:59:59Z`));

it.each([
  ["gemini", "gemini-2.5-flash", "2025-01-01", "searched answer", "35"],
  ["gemini", "gemini-1.5-pro-002", "2026-11-21", "searched answer", "35"],
  ["gemini", "gemini-3-flash-preview", "2026-11-21", "search", "14"],
  ["chat_gpt", "gpt-4o-mini", "2025-08-31", "search", "27.5"],
  ["chat_gpt", "gpt-4.1-mini-2025-04-14", "2025-08-31", "search", "27.5"],
  ["chat_gpt", "gpt-4o-2024-11-20", "2025-08-31", "search", "35"],
  ["chat_gpt", "gpt-4.1", "2025-01-01", "search", "35"],
  ["chat_gpt", "gpt-4o-mini", "2025-09-01", "search", "10"],
  ["chat_gpt", "gpt-4.1", "2025-09-01", "search", "10"],
  ["chat_gpt", "gpt-5", "2025-08-31", "search", "10"],
  ["chat_gpt", "o1-pro", "2026-11-21", "search", "10"],
  ["chat_gpt", "o3", "2026-11-21", "search", "10"],
  ["chat_gpt", "o4-mini", "2026-11-21", "search", "10"],
  ["claude", "claude-opus-4-20250514", "2026-11-21", "search", "10"],
  ["perplexity", "sonar", "2026-11-21", "answer", "5"],
  ["perplexity", "sonar-reasoning", "2026-11-21", "answer", "5"],
  ["perplexity", "sonar-pro", "2026-11-21", "answer", "6"],
  ["perplexity", "sonar-reasoning-pro", "2026-11-21", "answer", "6"],
] as const)(
  "%s's %s on %s: a fee for every %s, %s dollars a thousand",
  (engine, model, day, unit, perThousand) => {
    const found = fee(engine, model, day);
    expect(found).toMatchObject({ unit, perThousand });
    expect(found?.source).toMatch(/ pricing/);
  },
);

it.each([
  ["gemini", "gemini-2.5-flash", "2024-12-31"],
  ["gemini", "my-gemini-2.5", "2026-11-21"],
  ["gemini", "my-gemini-3", "2026-11-21"],
  ["chat_gpt", "gpt-4-turbo", "2026-11-21"],
  ["chat_gpt", "o2", "2026-11-21"],
  ["chat_gpt", "my-gpt-4o-mini", "2025-08-31"],
  ["chat_gpt", "my-gpt-5", "2026-11-21"],
  ["claude", "my-claude-4", "2026-11-21"],
  ["claude", "gpt-5", "2026-11-21"],
  ["perplexity", "my-sonar", "2026-11-21"],
  ["perplexity", "sonar-deep-research", "2026-11-21"],
  ["perplexity", "my-sonar-pro", "2026-11-21"],
  ["perplexity", "sonar-pro-2", "2026-11-21"],
] as const)("%s's %s on %s has no known fee", (engine, model, day) => {
  expect(fee(engine, model, day)).toBeNull();
});

it.each([
  ["answer", [1, 1, 1]],
  ["search", [0, 3, null]],
  ["searched answer", [0, 1, 1]],
] as const)("of a fee for every %s no search, three and uncounted ones owe %j", (unit, owed) => {
  expect([0, 3, null].map((searches) => unitsOwed(unit, searches))).toEqual(owed);
});
