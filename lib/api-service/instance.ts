import "server-only";
import { createHmac } from "node:crypto";
import { getPool } from "@/lib/db/pool";
import { createRegistry } from "@/lib/engines/registry";
import { WORLD, type World } from "@/lib/engines/sandbox/world";
import { env } from "@/lib/env";
import { createGuardedFetch } from "@/lib/net/guarded-fetch";
import { createApiService, type ApiService } from "./service";
import { createUpstreamChoice } from "./upstreams/upstream-choice";
import { createUpstreamSettings, type UpstreamSettings } from "./upstreams/upstream-settings";

interface Opened {
  service: ApiService;
  upstreams: UpstreamSettings;
}

const holder: typeof globalThis & { sightlineApiService?: Opened } = globalThis;

/** The service of this process, on this installation's database and engines. */
export const apiService = (): ApiService => opened().service;

/** What stands behind the engines of this installation, for its operator. */
export const upstreamSettings = (): UpstreamSettings => opened().upstreams;

/**
 * The service over another clock and a sandbox's world of then, for a process that records what happened earlier, whose
 * answers nobody waits for as they are given.
 */
export const openApiService = (now: () => Date, world: World): ApiService => open(now, world, 0).service;

const opened = (): Opened =>
  (holder.sightlineApiService ??= open(() => new Date(), WORLD, env().sandboxLatencyMs));

/** For tests: the next who asks gets one over the pool and the environment of then. */
export function forgetApiService(): void {
  delete holder.sightlineApiService;
}

function open(now: () => Date, world: World, meanMs: number): Opened {
  const { secret, url, allowedOrigins, upstreams: pinned } = env();
  const pool = getPool();
  const chosen = createUpstreamChoice({ pool, secret, pinned });
  const registry = createRegistry({
    // Every process of an installation must know the same sandbox; nobody outside needs to.
    seed: createHmac("sha256", secret).update("sandbox").digest("hex"),
    redirectBase: `${url}/grounding-api-redirect`,
    latency: { meanMs },
    choose: chosen.choose,
    world,
    now: () => now().getTime(),
  });
  const fetch = createGuardedFetch({ allowedOrigins });
  return {
    service: createApiService({ pool, registry, fetch, origin: url, now }),
    upstreams: createUpstreamSettings({ pool, secret, pinned, registry, chosen }),
  };
}
