import type { z } from "zod";
import { ENGINES, type Engine } from "@/lib/domain/engines/engine";
import { upstreamsSchema, type UpstreamConfig } from "@/lib/domain/engines/upstream";
import { COMPATIBLE, VENDOR_OF } from "@/lib/domain/engines/upstream-kinds";

const PARTS = ["UPSTREAM", "API_KEY", "BASE_URL", "MODELS"] as const;
type Part = (typeof PARTS)[number];

/** What the environment put behind engines; the others are the operator's to choose. */
export type PinnedUpstreams = Partial<Record<Engine, UpstreamConfig>>;

/** `SIGHTLINE_CHAT_GPT_API_KEY`, … */
const variable = (engine: Engine, part: Part): string => `SIGHTLINE_${engine.toUpperCase()}_${part}`;

/** The part of the environment that a setting comes from. */
const PART_OF: Record<string, Part> = {
  kind: "UPSTREAM",
  apiKey: "API_KEY",
  baseUrl: "BASE_URL",
  models: "MODELS",
};

const takes = (engine: Engine): Record<Part, string> => ({
  UPSTREAM: `${VENDOR_OF[engine]}, ${COMPATIBLE} or sandbox`,
  API_KEY: `a key of visible characters without spaces; ${VENDOR_OF[engine]} needs one`,
  BASE_URL: `an http(s) address without a password, a query or a fragment; ${COMPATIBLE} needs one`,
  MODELS: `names of models separated by commas, with ${COMPATIBLE} only`,
});

/**
 * Reads `SIGHTLINE_<ENGINE>_UPSTREAM`, `_API_KEY`, `_BASE_URL` and `_MODELS`. A key alone means the engine's own vendor.
 * What cannot be used comes back as sentences that name the variable and what it takes, never its value.
 */
export function readUpstreamVariables(source: NodeJS.ProcessEnv): {
  upstreams: PinnedUpstreams;
  problems: string[];
} {
  const upstreams: PinnedUpstreams = {};
  const problems: string[] = [];
  for (const engine of ENGINES) {
    const value = (part: Part) => source[variable(engine, part)]?.trim() || undefined;
    if (PARTS.every((part) => value(part) === undefined)) continue;
    const apiKey = value("API_KEY");
    const kind = value("UPSTREAM") ?? (apiKey === undefined ? undefined : VENDOR_OF[engine]);
    if (kind === "sandbox") {
      upstreams[engine] = { kind };
      continue;
    }
    const models = value("MODELS")
      ?.split(",")
      .flatMap((name) => name.trim() || []);
    const parsed = upstreamsSchema.safeParse({
      [engine]: { kind, apiKey, baseUrl: value("BASE_URL"), ...(models && { models }) },
    });
    if (!parsed.success) {
      const wrong = new Set(parsed.error.issues.flatMap((issue) => partsOf(issue)));
      for (const part of PARTS)
        if (wrong.has(part))
          problems.push(`${variable(engine, part)} is not usable: it takes ${takes(engine)[part]}.`);
      continue;
    }
    const config = parsed.data[engine];
    if (config) upstreams[engine] = config;
  }
  return { upstreams, problems };
}

/** The variables an issue is about: of settings that do not belong there, theirs. */
function partsOf(issue: z.core.$ZodIssue): Part[] {
  const names = issue.code === "unrecognized_keys" ? issue.keys : [String(issue.path[1] ?? "kind")];
  return names.map((name) => PART_OF[name] ?? "UPSTREAM");
}
