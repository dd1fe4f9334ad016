import "server-only";
import { createHmac } from "node:crypto";
import { getPool } from "@/lib/db/pool";
import { createRegistry } from "@/lib/engines/registry";
import { env } from "@/lib/env";
import { createGuardedFetch } from "@/lib/net/guarded-fetch";
import { createApiService, type ApiService } from "./service";

const holder: typeof globalThis & { sightlineApiService?: ApiService } = globalThis;

/** The service of this process, on this installation's database and engines. */
export function apiService(): ApiService {
  holder.sightlineApiService ??= open();
  return holder.sightlineApiService;
}

function open(): ApiService {
  const { secret, url, sandboxLatencyMs, allowedOrigins } = env();
  const registry = createRegistry({
    // Every process of an installation must know the same sandbox; nobody outside needs to.
    seed: createHmac("sha256", secret).update("sandbox").digest("hex"),
    redirectBase: `${url}/grounding-api-redirect`,
    latency: { meanMs: sandboxLatencyMs },
  });
  const fetch = createGuardedFetch({ allowedOrigins });
  return createApiService({ pool: getPool(), registry, fetch, origin: url, now: () => new Date() });
}
