import "server-only";

import type { Engine } from "@/lib/domain/engine";

import type { EngineUpstream } from "./engine";
import { resolveRedirect } from "./sandbox/redirect";
import { createSandbox, type SandboxLatency } from "./sandbox/sandbox";

export interface RegistryOptions {
  /** Chooses the sandbox's world and signs its redirects: the same in every process of an instance. */
  seed: string;
  /** Where the sandbox's redirects are served, without a trailing slash; a token is appended as one path segment. */
  redirectBase: string;
  latency?: SandboxLatency;
}

export interface Registry {
  /** What answers for an engine. */
  upstreamFor(engine: Engine): EngineUpstream;
  /** Where a sandbox redirect leads, or null when the token is not one of ours. */
  resolveRedirect(token: string): string | null;
}

/** The one place that knows which upstream stands behind which engine. Vendors are added here. */
export function createRegistry(options: RegistryOptions): Registry {
  const upstreams: Record<Engine, EngineUpstream> = {
    chat_gpt: createSandbox({ engine: "chat_gpt", ...options }),
    gemini: createSandbox({ engine: "gemini", ...options }),
    claude: createSandbox({ engine: "claude", ...options }),
    perplexity: createSandbox({ engine: "perplexity", ...options }),
  };
  return {
    upstreamFor: (engine) => upstreams[engine],
    resolveRedirect: (token) => resolveRedirect(token, options.seed),
  };
}
