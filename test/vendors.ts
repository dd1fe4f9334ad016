import { randomUUID } from "node:crypto";

import type { VendorWire } from "@/test/fakes/vendors/answer";
import { anthropicWire } from "@/test/fakes/vendors/anthropic";
import { googleWire } from "@/test/fakes/vendors/google";
import { openaiWire } from "@/test/fakes/vendors/openai";
import { compatibleWire } from "@/test/fakes/vendors/openai-compatible";
import { perplexityWire } from "@/test/fakes/vendors/perplexity";
import { KEY, startVendor, type VendorServer } from "@/test/fakes/vendors/vendor-server";
import type { Engine } from "@/lib/domain/engines/engine";

import type { AskContext, EngineQuestion, EngineUpstream } from "@/lib/engines/engine";
import { openUpstream } from "@/lib/engines/open-upstream";
import { parseUpstream, type UpstreamsConfig } from "@/lib/domain/engines/upstream";

export type Kind = "openai" | "google" | "anthropic" | "perplexity" | "openai-compatible";

interface Case {
  engine: Engine;
  wire: VendorWire;
  model: string;
  configure: (baseUrl: string, apiKey: string) => UpstreamsConfig;
}

/** Each kind of upstream with the engine it stands behind and a model of its list. */
export const CASES: Readonly<Record<Kind, Case>> = {
  openai: {
    engine: "chat_gpt",
    wire: openaiWire,
    model: "gpt-4o-2024-11-20",
    configure: (baseUrl, apiKey) => ({ chat_gpt: { kind: "openai", baseUrl, apiKey } }),
  },
  google: {
    engine: "gemini",
    wire: googleWire,
    model: "gemini-2.5-flash",
    configure: (baseUrl, apiKey) => ({ gemini: { kind: "google", baseUrl, apiKey } }),
  },
  anthropic: {
    engine: "claude",
    wire: anthropicWire,
    model: "claude-haiku-4-5-20251001",
    configure: (baseUrl, apiKey) => ({ claude: { kind: "anthropic", baseUrl, apiKey } }),
  },
  perplexity: {
    engine: "perplexity",
    wire: perplexityWire,
    model: "sonar",
    configure: (baseUrl, apiKey) => ({ perplexity: { kind: "perplexity", baseUrl, apiKey } }),
  },
  "openai-compatible": {
    engine: "chat_gpt",
    wire: compatibleWire,
    model: "llama3.2:3b",
    configure: (baseUrl, apiKey) => ({ chat_gpt: { kind: "openai-compatible", baseUrl, apiKey } }),
  },
};

export interface Bench {
  server: VendorServer;
  upstream: EngineUpstream;
  /** A question to the case's model, or to another of the list. */
  question: (given?: Partial<EngineQuestion>, modelName?: string) => Promise<EngineQuestion>;
  close: () => Promise<void>;
}

interface BenchOptions {
  apiKey?: string;
  now?: () => number;
}

/** A fake vendor and the product's upstream that is pointed at it. */
export async function openBench(kind: Kind, { apiKey = KEY, now }: BenchOptions = {}): Promise<Bench> {
  const { engine, wire, model, configure } = CASES[kind];
  const server = await startVendor(wire);
  const upstream = openUpstream(engine, parseUpstream(engine, configure(server.baseUrl, apiKey)[engine]), {
    seed: "seed",
    redirectBase: "http://localhost/r",
    now: now ?? Date.now,
  });
  return {
    server,
    upstream,
    close: server.close,
    question: async (given, modelName = model) => {
      const found = (await upstream.models()).find(({ name }) => name === modelName);
      if (!found) throw new Error(`${modelName} is not offered`);
      return { ...PLAIN, engine, model: found, ...given };
    },
  };
}

const PLAIN: Omit<EngineQuestion, "engine" | "model"> = {
  userPrompt: "Which e-bike is best?",
  systemMessage: null,
  turns: [],
  maxOutputTokens: 2048,
  temperature: null,
  topP: null,
  webSearch: false,
  forceWebSearch: false,
  country: null,
  city: null,
  useReasoning: false,
};

export const context = (signal: AbortSignal = AbortSignal.timeout(20_000)): AskContext => ({
  taskId: randomUUID(),
  at: new Date("2026-11-21T12:00:00Z"),
  signal,
});
