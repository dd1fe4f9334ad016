import "server-only";

import type { Engine } from "@/lib/domain/engines/engine";

import type { EngineUpstream } from "../engine";
import type { UpstreamConfig } from "@/lib/domain/engines/upstream";
import { anthropic } from "./anthropic";
import { google } from "./google";
import { openai } from "./openai";
import { openaiCompatible } from "./openai-compatible";
import { perplexity } from "./perplexity";
import { createVendorUpstream } from "./vendor-upstream";

const VENDORS = {
  openai: { make: openai, baseUrl: "https://api.openai.com/v1" },
  google: { make: () => google, baseUrl: "https://generativelanguage.googleapis.com/v1beta" },
  anthropic: { make: () => anthropic, baseUrl: "https://api.anthropic.com/v1" },
  perplexity: { make: () => perplexity, baseUrl: "https://api.perplexity.ai" },
};

/** Opens the upstream a configuration names. `now` gives milliseconds. */
export function openVendor(
  engine: Engine,
  config: Exclude<UpstreamConfig, { kind: "sandbox" }>,
  now: () => number,
): EngineUpstream {
  const { baseUrl, apiKey } = config;
  const reached = { engine, apiKey, now, anyNetwork: baseUrl !== undefined };
  if (config.kind === "openai-compatible")
    return createVendorUpstream(openaiCompatible(config.models), { ...reached, baseUrl: config.baseUrl });
  const { make, baseUrl: usual } = VENDORS[config.kind];
  return createVendorUpstream(make(), { ...reached, baseUrl: baseUrl ?? usual });
}
