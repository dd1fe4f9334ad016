import type { Pool } from "pg";
import { z } from "zod";
import type { EngineUpstream } from "@/lib/engines/engine";
import { createRegistry, type Registry } from "@/lib/engines/registry";
import { createGuardedFetch } from "@/lib/net/guarded-fetch";
import { createAccount } from "@/lib/api-service/accounts/accounts";
import { answerCall, type OutgoingReply } from "@/lib/api-service/answer-call";
import { parsePosted } from "@/lib/api-service/calls/parse-posted";
import { createApiService } from "@/lib/api-service/service";
import { ownDatabase } from "./own-database";

interface TestServiceOptions {
  /** The clock; the real one unless a test needs to move it. */
  now?: () => Date;
  /** Changes what stands behind the engines. */
  change?: (sandbox: EngineUpstream) => EngineUpstream;
  /** What stands behind the engines, in the sandbox's place. */
  engines?: Registry;
  /** Where callbacks may go beside the public internet. */
  allowedOrigins?: readonly string[];
  /** Runs each of the service's statements; a test may have one fail, before or after it was executed. */
  spoil?: (statement: string, execute: () => Promise<unknown>) => Promise<unknown>;
}

/** The sandbox at zero latency. */
export const SANDBOX = {
  seed: "test",
  redirectBase: "http://sightline.example/grounding-api-redirect",
  latency: { meanMs: 0 },
};

export type TestService = Awaited<ReturnType<typeof createTestService>>;

/** The service on a database of its own and the sandbox at zero latency, with a new account that calls it. */
export async function createTestService({
  now = () => new Date(),
  change = (same) => same,
  engines,
  allowedOrigins = [],
  spoil,
}: TestServiceOptions = {}) {
  const pool = ownDatabase();
  const base = engines ?? createRegistry(SANDBOX);
  const registry = {
    ...base,
    upstreamFor: async (engine) => change(await base.upstreamFor(engine)),
  } satisfies Registry;
  const service = createApiService({
    pool: spoil ? spoiled(pool, spoil) : pool,
    registry,
    fetch: createGuardedFetch({ allowedOrigins }),
    origin: "http://sightline.example",
    now,
  });

  async function newCaller() {
    const account = await createAccount(pool, { name: "test" });
    const authorization = `Basic ${Buffer.from(`${account.login}:${account.password}`).toString("base64")}`;
    const call = (method: "GET" | "POST", pathname: string, body = ""): Promise<OutgoingReply> =>
      answerCall(service, {
        method,
        pathname,
        authorization,
        readPosted: () => Promise.resolve(parsePosted(body)),
      });
    return {
      account,
      authorization,
      get: (pathname: string) => call("GET", pathname),
      post: (pathname: string, body: unknown) => call("POST", pathname, JSON.stringify(body)),
    };
  }

  return { pool, service, newCaller };
}

const named = z.object({ name: z.string() });

function spoiled(pool: Pool, spoil: NonNullable<TestServiceOptions["spoil"]>): Pool {
  return new Proxy(pool, {
    get(target, property) {
      if (property !== "query") return Reflect.get(target, property);
      return (...args: unknown[]) => {
        const execute = (): Promise<unknown> => Reflect.apply(target.query, target, args);
        return spoil(named.safeParse(args[0]).data?.name ?? "", execute);
      };
    },
  });
}
