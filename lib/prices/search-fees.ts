import type { Engine } from "@/lib/domain/engines/engine";
import type { SearchFeeUnit } from "@/lib/domain/engines/model";

export interface SearchFee {
  engine: Engine;
  /** Which of the engine's models. */
  models: RegExp;
  unit: SearchFeeUnit;
  /** Dollars for a thousand units, a decimal string. */
  perThousand: string;
  /** First day, UTC. */
  from: string;
  /** First day on which it no longer holds, UTC; null while it does. */
  until: string | null;
  source: string;
}

/** The first day anything here is priced. Earlier answers are unpriced. */
const START = "2025-01-01";

/**
 * What vendors ask for searching, beside tokens: list prices, without free allowances. The first row that fits wins;
 * no row at all means that the price of a searched answer is not known.
 */
const SEARCH_FEES: readonly SearchFee[] = [
  {
    engine: "gemini",
    models: /^gemini-(1\.5|2)/,
    unit: "searched answer",
    perThousand: "35",
    from: START,
    until: null,
    source:
      "Gemini API pricing, grounding with Google Search: $35 per 1,000 grounded prompts (read 2026-11-21)",
  },
  {
    engine: "gemini",
    models: /^gemini-3/,
    unit: "search",
    perThousand: "14",
    from: START,
    until: null,
    source: "Gemini API pricing, Gemini 3 grounding: $14 per 1,000 search queries (read 2026-11-21)",
  },
  {
    engine: "chat_gpt",
    models: /^gpt-4(o|\.1)-mini/,
    unit: "search",
    perThousand: "27.5",
    from: START,
    until: "2025-09-01",
    source:
      "OpenAI pricing of mid-2025, web search preview, medium context; gives the documented answer of 2025-07-17",
  },
  {
    engine: "chat_gpt",
    models: /^gpt-4(o|\.1)/,
    unit: "search",
    perThousand: "35",
    from: START,
    until: "2025-09-01",
    source: "OpenAI pricing of mid-2025, web search preview, medium context",
  },
  {
    engine: "chat_gpt",
    models: /^(gpt-4(o|\.1)|gpt-5|o[134])/,
    unit: "search",
    perThousand: "10",
    from: START,
    until: null,
    source: "OpenAI pricing, web search: $10 per 1,000 calls, content as input tokens (read 2026-11-21)",
  },
  {
    engine: "claude",
    models: /^claude-/,
    unit: "search",
    perThousand: "10",
    from: START,
    until: null,
    source: "Claude pricing, web search tool: $10 per 1,000 searches (read 2026-11-21)",
  },
  {
    engine: "perplexity",
    models: /^sonar(-reasoning)?$/,
    unit: "answer",
    perThousand: "5",
    from: START,
    until: null,
    source: "Perplexity pricing, request fee at low search context: $5 per 1,000 (read 2026-11-21)",
  },
  {
    engine: "perplexity",
    models: /^sonar(-reasoning)?-pro$/,
    unit: "answer",
    perThousand: "6",
    from: START,
    until: null,
    source: "Perplexity pricing, request fee at low search context: $6 per 1,000 (read 2026-11-21)",
  },
];

/** The fee row for a model at a time, or null when none is known. */
export function findSearchFee(engine: Engine, modelName: string, at: Date): SearchFee | null {
  const day = at.toISOString().slice(0, 10);
  const fits = (fee: SearchFee) =>
    fee.engine === engine &&
    fee.models.test(modelName) &&
    fee.from <= day &&
    (fee.until === null || day < fee.until);
  return SEARCH_FEES.find(fits) ?? null;
}

/** How many units of a fee one answer with this many searches owes; `searches` is null where they were not counted. */
export function unitsOwed(unit: SearchFeeUnit, searches: number | null): number | null {
  if (unit === "answer") return 1;
  if (unit === "search") return searches;
  return searches === 0 ? 0 : 1;
}
