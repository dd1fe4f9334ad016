import "server-only";

import type { Engine } from "@/lib/domain/engine";
import { log } from "@/lib/log";

import type { EngineUpstream } from "./engine";
import { openUpstream, type OpenOptions, type UnusableUpstream } from "./open-upstream";
import { resolveRedirect } from "./sandbox/redirect";
import type { UpstreamConfig } from "./upstream-config";

/** What stands behind each engine. */
export type UpstreamChoice = Record<Engine, UpstreamConfig | UnusableUpstream>;

export interface RegistryOptions extends Omit<OpenOptions, "now"> {
  /** Reads what stands behind each engine now; the sandbox behind all of them where it is left out. */
  read?: () => Promise<UpstreamChoice>;
  /** Milliseconds; decides when things are read again. */
  now?: () => number;
}

export interface Registry {
  /** What answers for an engine. A change is followed within three seconds; questions end where they began. */
  upstreamFor(engine: Engine): Promise<EngineUpstream>;
  /** Where a sandbox redirect leads, or null when the token is not one of ours. */
  resolveRedirect(token: string): string | null;
}

/** How long a process may go on with what it read: with a poll of the queue, a change holds everywhere in five seconds. */
const KEPT_MS = 3_000;

const SANDBOX = { kind: "sandbox" } as const;

const readSandboxes = (): Promise<UpstreamChoice> =>
  Promise.resolve({ chat_gpt: SANDBOX, gemini: SANDBOX, claude: SANDBOX, perplexity: SANDBOX });

/** The one place that knows which upstream stands behind which engine. */
export function createRegistry({
  read = readSandboxes,
  now = Date.now,
  ...options
}: RegistryOptions): Registry {
  const opened = new Map<Engine, { written: string; upstream: EngineUpstream }>();
  let choice: UpstreamChoice | null = null;
  let until = 0;
  let reading: Promise<UpstreamChoice> | null = null;

  const readAgain = async (): Promise<UpstreamChoice> => {
    try {
      choice = await read();
      until = now() + KEPT_MS;
      return choice;
    } catch (error) {
      if (choice === null) throw error;
      log().warn(
        { err: error },
        "what stands behind the engines could not be read; going on with what is known",
      );
      return choice;
    } finally {
      reading = null;
    }
  };

  const current = (): Promise<UpstreamChoice> => {
    if (choice !== null && now() < until) return Promise.resolve(choice);
    reading ??= readAgain();
    return reading;
  };

  return {
    upstreamFor: async (engine) => {
      const config = (await current())[engine];
      const written = JSON.stringify(config);
      const known = opened.get(engine);
      if (known?.written === written) return known.upstream;
      const upstream = openUpstream(engine, config, { ...options, now });
      opened.set(engine, { written, upstream });
      return upstream;
    },
    resolveRedirect: (token) => resolveRedirect(token, options.seed),
  };
}
