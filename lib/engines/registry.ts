import "server-only";

import type { Engine } from "@/lib/domain/engine";

import type { EngineUpstream } from "./engine";
import { resolveRedirect } from "./sandbox/redirect";
import { createSandbox, type SandboxLatency } from "./sandbox/sandbox";
import { type UpstreamConfig, type UpstreamsConfig, upstreamsSchema } from "./upstream-config";

export interface RegistryOptions {
  /** Chooses the sandbox's world and signs its redirects: the same in every process of an instance. */
  seed: string;
  /** Where the sandbox's redirects are served, without a trailing slash; a token is appended as one path segment. */
  redirectBase: string;
  latency?: SandboxLatency;
  /** What stands behind which engine; the sandbox where nothing is named. */
  upstreams?: UpstreamsConfig;
  /** Milliseconds; decides how old a vendor's list of models may get. */
  now?: () => number;
}

export interface Registry {
  /** What answers for an engine. */
  upstreamFor(engine: Engine): EngineUpstream;
  /** Where a sandbox redirect leads, or null when the token is not one of ours. */
  resolveRedirect(token: string): string | null;
}

/** An upstream whose code is loaded with its first use: the vendors' libraries are large, and most instances need none. */
function lazily(kind: string, open: () => Promise<EngineUpstream>): EngineUpstream {
  let opened: Promise<EngineUpstream> | undefined;
  const upstream = () => (opened ??= open());
  return {
    kind,
    models: async () => (await upstream()).models(),
    ask: async (question, context) => (await upstream()).ask(question, context),
  };
}

/**
 * The one place that knows which upstream stands behind which engine. Throws a zod error that names the setting, never
 * its value, when `upstreams` is not usable.
 */
export function createRegistry(options: RegistryOptions): Registry {
  const configured = upstreamsSchema.parse(options.upstreams ?? {});
  const now = options.now ?? Date.now;
  const open = (engine: Engine, config: UpstreamConfig = { kind: "sandbox" }): EngineUpstream => {
    if (config.kind === "sandbox") return createSandbox({ engine, ...options });
    return lazily(config.kind, async () =>
      (await import("./vendors/open-vendor")).openVendor(engine, config, now),
    );
  };
  const upstreams: Record<Engine, EngineUpstream> = {
    chat_gpt: open("chat_gpt", configured.chat_gpt),
    gemini: open("gemini", configured.gemini),
    claude: open("claude", configured.claude),
    perplexity: open("perplexity", configured.perplexity),
  };
  return {
    upstreamFor: (engine) => upstreams[engine],
    resolveRedirect: (token) => resolveRedirect(token, options.seed),
  };
}
