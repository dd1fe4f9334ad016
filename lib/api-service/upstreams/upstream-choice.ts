import "server-only";
import type { Engine } from "@/lib/domain/engines/engine";
import { parseUpstream, type UpstreamConfig } from "@/lib/domain/engines/upstream";
import { COMPATIBLE } from "@/lib/domain/engines/upstream-kinds";
import type { UnusableUpstream } from "@/lib/engines/open-upstream";
import type { UpstreamChoice } from "@/lib/engines/registry";
import { log } from "@/lib/log";
import { unseal } from "@/lib/seal";
import type { Queryable } from "@/lib/db/columns";
import { readStoredUpstreams, type StoredUpstream } from "./sql/stored-upstreams";

/** What sealed model keys are sealed for. */
export const UPSTREAM_PURPOSE = "upstream";

/** How long a process may go on with what it read, so that a change holds on every copy within five seconds. */
const KEPT_MS = 3_000;

export interface ChoiceDeps {
  pool: Queryable;
  /** Opens sealed keys. */
  secret: string;
  /** What the environment put behind engines: it goes before what is stored. */
  pinned: Partial<Record<Engine, UpstreamConfig>>;
}

export interface ChosenUpstreams {
  /** What stands behind each engine: the environment's word, else the stored one, else the sandbox. */
  choose(): Promise<UpstreamChoice>;
  /** Forgets what was read: this process has just changed it. */
  forget(): void;
}

/** Follows what stands behind the engines, with one small query every few seconds however many calls there are. */
export function createUpstreamChoice({ pool, secret, pinned }: ChoiceDeps): ChosenUpstreams {
  let known: UpstreamChoice | null = null;
  let until = 0;
  let reading: Promise<UpstreamChoice> | null = null;

  async function read(): Promise<UpstreamChoice> {
    const stored = new Map((await readStoredUpstreams(pool)).map((row) => [row.engine, row]));
    const of = (engine: Engine): UpstreamConfig | UnusableUpstream => {
      const row = stored.get(engine);
      return pinned[engine] ?? (row ? readStored(row, secret) : { kind: "sandbox" });
    };
    return {
      chat_gpt: of("chat_gpt"),
      gemini: of("gemini"),
      claude: of("claude"),
      perplexity: of("perplexity"),
    };
  }

  async function readAgain(): Promise<UpstreamChoice> {
    try {
      known = await read();
      until = performance.now() + KEPT_MS;
      return known;
    } catch (error) {
      if (known === null) throw error;
      log().warn({ err: error }, "what stands behind the engines could not be read; the last known goes on");
      return known;
    } finally {
      reading = null;
    }
  }

  return {
    choose() {
      if (known !== null && performance.now() < until) return Promise.resolve(known);
      reading ??= readAgain();
      return reading;
    },
    forget: () => (until = 0),
  };
}

/** A stored row as a configuration; what cannot be used any more says so instead of giving way to the sandbox. */
export function readStored(row: StoredUpstream, secret: string): UpstreamConfig | UnusableUpstream {
  const { engine, kind, baseUrl, models, sealedKey } = row;
  try {
    return parseUpstream(engine, {
      kind,
      ...(baseUrl !== null && { baseUrl }),
      ...(sealedKey && { apiKey: unseal(sealedKey, secret, UPSTREAM_PURPOSE) }),
      ...(kind === COMPATIBLE && models.length > 0 && { models }),
    });
  } catch {
    return { kind: "unusable", of: kind, why: "its stored key cannot be opened with this SIGHTLINE_SECRET" };
  }
}
