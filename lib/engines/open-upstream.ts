import "server-only";

import type { Engine } from "@/lib/domain/engines/engine";

import { EngineFailure, type EngineUpstream } from "./engine";
import { createSandbox, type SandboxLatency } from "./sandbox/sandbox";
import type { World } from "./sandbox/world";
import type { UpstreamConfig } from "@/lib/domain/engines/upstream";

/** What an engine was told to stand on and cannot: a key that does not open, say. It never falls back to the sandbox. */
export interface UnusableUpstream {
  kind: "unusable";
  /** What it was to be: "openai", … */
  of: string;
  /** For the log: names neither key nor address. */
  why: string;
}

export interface OpenOptions {
  /** Chooses the sandbox's world and signs its redirects: the same in every process of an instance. */
  seed: string;
  /** Where the sandbox's redirects are served, without a trailing slash; a token is appended as one path segment. */
  redirectBase: string;
  latency?: SandboxLatency;
  /** The sandbox's own unless given. */
  world?: World;
  /** Milliseconds; decides how old a vendor's list of models may get, and which of the sandbox's are out. */
  now: () => number;
}

/** An upstream whose code is loaded with its first use: the vendors' libraries are large, and most instances need none. */
function lazily(kind: string, open: () => Promise<EngineUpstream>): EngineUpstream {
  let opened: Promise<EngineUpstream> | undefined;
  const upstream = () => (opened ??= open());
  return {
    kind,
    mayBill: true,
    models: async () => (await upstream()).models(),
    probe: async () => (await upstream()).probe(),
    ask: async (question, context) => (await upstream()).ask(question, context),
  };
}

function unusable({ of, why }: UnusableUpstream): EngineUpstream {
  const fail = () => Promise.reject(new EngineFailure("bad_key", false, why));
  return { kind: of, mayBill: true, models: fail, probe: fail, ask: fail };
}

/** Opens what a configuration names for an engine. */
export function openUpstream(
  engine: Engine,
  config: UpstreamConfig | UnusableUpstream,
  options: OpenOptions,
): EngineUpstream {
  if (config.kind === "sandbox") return createSandbox({ engine, ...options });
  if (config.kind === "unusable") return unusable(config);
  return lazily(config.kind, async () =>
    (await import("./vendors/open-vendor")).openVendor(engine, config, options.now),
  );
}
