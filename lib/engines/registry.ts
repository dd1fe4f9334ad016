import "server-only";

import type { Engine } from "@/lib/domain/engines/engine";
import type { UpstreamConfig } from "@/lib/domain/engines/upstream";

import type { EngineUpstream } from "./engine";
import { openUpstream, type OpenOptions, type UnusableUpstream } from "./open-upstream";
import { resolveRedirect } from "./sandbox/redirect";

/** What stands behind each engine. */
export type UpstreamChoice = Record<Engine, UpstreamConfig | UnusableUpstream>;

export interface RegistryOptions extends Omit<OpenOptions, "now"> {
  /** What stands behind each engine now, asked before every call; the sandbox behind all where it is left out. */
  choose?: () => Promise<UpstreamChoice>;
  /** Milliseconds; decides when a vendor's list of models is asked for again, and which of the sandbox's are out. */
  now?: () => number;
}

export interface Registry {
  /** What answers for an engine now. The same object for as long as the choice is the same. */
  upstreamFor(engine: Engine): Promise<EngineUpstream>;
  /** Opens what a configuration names, to try it. */
  open(engine: Engine, config: UpstreamConfig): EngineUpstream;
  /** Where a sandbox redirect leads, or null when the token is not one of ours. */
  resolveRedirect(token: string): string | null;
}

const SANDBOX = { kind: "sandbox" } as const;
const SANDBOXES: UpstreamChoice = {
  chat_gpt: SANDBOX,
  gemini: SANDBOX,
  claude: SANDBOX,
  perplexity: SANDBOX,
};

/** The one place that knows which upstream stands behind which engine. */
export function createRegistry({
  choose = () => Promise.resolve(SANDBOXES),
  now = Date.now,
  ...options
}: RegistryOptions): Registry {
  const opened = new Map<Engine, { config: string; upstream: EngineUpstream }>();
  return {
    async upstreamFor(engine) {
      const chosen = (await choose())[engine];
      const config = JSON.stringify(chosen);
      const known = opened.get(engine);
      if (known?.config === config) return known.upstream;
      const upstream = openUpstream(engine, chosen, { ...options, now });
      opened.set(engine, { config, upstream });
      return upstream;
    },
    open: (engine, config) => openUpstream(engine, config, { ...options, now }),
    resolveRedirect: (token) => resolveRedirect(token, options.seed),
  };
}
