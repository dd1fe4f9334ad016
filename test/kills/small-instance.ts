import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { rmSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { z } from "zod";
import { childEnvironment } from "@/lib/env";
import { ASKS_NOBODY } from "../asks-nobody";
import { bundle, root } from "@/scripts/bundle.mjs";
import { prepareDatabase } from "@/scripts/launcher/database";
import { prepareEmbeddedPostgres, stopPostgres } from "@/scripts/postgres/embedded";
import { makeTemporaryFolder } from "@/scripts/temporary-folder";

export const VICTIMS = ["web", "worker", "postgres"] as const;
export type Victim = (typeof VICTIMS)[number] | "second worker";

/** What runs beside the database. */
interface Cast {
  /** The product's own worker, dashboard and all, instead of the service's part of it; two of them. */
  twoWholeWorkers?: boolean;
}

const RESTART_MS = 50;
export const SECRET = "a-secret-for-tests-only-of-32-characters-and-more";

/** The service in processes of its own on a PostgreSQL of its own, as durable as the product's. */
export interface SmallInstance {
  url: string;
  databaseUrl: string;
  /** Kills a process outright; it is started again. False when it does not live at the moment. */
  kill: (victim: Victim) => boolean;
  /** How processes ended that nobody killed. */
  crashes: readonly string[];
  remove: () => Promise<void>;
}

/** Starts one, with these variables beside its own. */
export async function startSmallInstance(
  variables: Record<string, string>,
  { twoWholeWorkers = false }: Cast = {},
): Promise<SmallInstance> {
  const folder = makeTemporaryFolder("kills");
  await bundle(
    {
      service: "test/kills/service.main.ts",
      ...(twoWholeWorkers ? { worker: "lib/worker/worker.ts" } : {}),
    },
    "build/kills",
  );
  const prepared = await prepareEmbeddedPostgres(folder);
  const port = await freePort();
  const env = childEnvironment({
    ...ASKS_NOBODY,
    ...variables,
    PORT: String(port),
    DATABASE_URL: prepared.url,
    SIGHTLINE_SECRET: SECRET,
    SIGHTLINE_DATA_DIR: folder,
  });
  const program =
    (name: string, ...args: string[]) =>
    () =>
      Promise.resolve(
        spawn(process.execPath, [join(root, `build/kills/${name}.mjs`), ...args], { env, stdio: "ignore" }),
      );
  const worker = twoWholeWorkers ? program("worker") : program("service", "worker");

  const starts: Record<Victim, () => Promise<ChildProcess>> = {
    postgres: prepared.start,
    web: program("service", "web"),
    worker,
    "second worker": worker,
  };
  const living = new Map<Victim, ChildProcess>();
  const crashes: string[] = [];
  let ending = false;

  const stop = async (victim: Victim, child: ChildProcess): Promise<void> => {
    if (victim === "postgres") await stopPostgres(child);
    else child.kill("SIGKILL");
  };

  async function keep(victim: Victim, first: ChildProcess): Promise<void> {
    let child = first;
    for (;;) {
      living.set(victim, child);
      // It came up again while all was being ended.
      if (ending) await stop(victim, child);
      if (child.exitCode === null && child.signalCode === null) await once(child, "exit");
      living.delete(victim);
      if (ending) return;
      if (child.signalCode !== "SIGKILL")
        crashes.push(`${victim} ended with ${child.signalCode ?? child.exitCode}`);
      child = await restart(victim);
    }
  }

  /** A database that was killed cannot start before its last process has gone. */
  async function restart(victim: Victim): Promise<ChildProcess> {
    for (;;) {
      await wait(RESTART_MS);
      try {
        return await starts[victim]();
      } catch (error) {
        if (ending) throw error;
      }
    }
  }

  const database = await prepared.start();
  await prepareDatabase(prepared.url, SECRET);
  const kept = [keep("postgres", database)];
  const programs = ["web", "worker", ...(twoWholeWorkers ? (["second worker"] as const) : [])] as const;
  for (const victim of programs) kept.push(keep(victim, await starts[victim]()));

  return {
    url: `http://127.0.0.1:${port}`,
    databaseUrl: prepared.url,
    kill: (victim) => living.get(victim)?.kill("SIGKILL") ?? false,
    crashes,
    async remove() {
      ending = true;
      for (const victim of [...programs, "postgres"] as const) {
        const child = living.get(victim);
        if (child) await stop(victim, child);
      }
      await Promise.all(kept);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = z.object({ port: z.number() }).parse(server.address());
  await new Promise((closed) => server.close(closed));
  return port;
}
