import { createServer } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { childEnvironment, EnvironmentError, readLauncherEnv, type LauncherEnv } from "@/lib/env";
import { MigrationError } from "@/lib/db/migrate/apply";
import { DATABASE_PREPARED } from "@/lib/queue/database-prepared";
import { takeLock } from "../lock.mjs";
import { prepareEmbeddedPostgres, stopPostgres } from "../postgres/embedded";
import { isAlive, type ProcessRecord } from "../processes.mjs";
import { StartError, systemErrorInWords } from "../start-error";
import { keepAlive, startProgram, stopProgram, tell, type Child, type ProgramName } from "./child";
import { prepareDatabase } from "./database";
import { secretOf } from "./secret";

// Starts everything, keeps it running, stops it in order.

const READY_MS = 60_000;

const children: Child[] = [];
let stopping: Promise<void> | undefined;
let release: (() => void) | undefined;

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => stopAndExit(0));
process.on("disconnect", () => stopAndExit(1));

const starting = start();
starting.catch((error: unknown) => {
  if (stopping) return;
  const expected =
    error instanceof StartError || error instanceof EnvironmentError || error instanceof MigrationError;
  console.error(expected ? error.message : (systemErrorInWords(error) ?? error));
  stopAndExit(1);
});

async function start(): Promise<void> {
  const env = readLauncherEnv();
  const lock = takeLock(env.dataDir, env.url);
  if (!lock.taken) {
    const { url, launcher } = lock.holder;
    throw new StartError(`Sightline already runs here: ${url} (process ${launcher.pid}).`);
  }
  release = lock.release;
  lock.update(lock.left);
  await stopLeft(lock.left);
  await refuseBusyPort(env);

  const record = () => lock.update(children.flatMap((child) => child.record() ?? []));
  const add = (child: Child) => {
    children.push(child);
    record();
    return child;
  };

  const embedded = env.databaseUrl === undefined ? await prepareEmbeddedPostgres(env.dataDir) : null;
  if (embedded?.notice) console.log(embedded.notice);
  const databaseUrl = env.databaseUrl ?? embedded?.url ?? "";
  lock.setDatabase(databaseUrl);
  const secret = secretOf(env);
  const programEnv = childEnvironment({
    DATABASE_URL: databaseUrl,
    SIGHTLINE_DATABASE_FOLDER: embedded?.home,
    SIGHTLINE_SECRET: secret,
    SIGHTLINE_URL: env.url,
    PORT: String(env.port),
    HOST: env.host,
  });
  const prepared = Promise.withResolvers<typeof DATABASE_PREPARED>();
  const program = async (name: ProgramName) =>
    add(
      await keepAlive({
        name,
        start: async () => {
          const child = startProgram(name, import.meta.dirname, programEnv);
          void prepared.promise.then((word) => tell(child, word));
          return child;
        },
        stop: stopProgram,
        changed: record,
      }),
    );

  // Both load while the database starts: web asks for it when it is asked itself, the worker when it is told to.
  await program("web");
  await program("worker");
  if (embedded) {
    add(await keepAlive({ name: "postgres", start: embedded.start, stop: stopPostgres, changed: record }));
  }
  const { setupCode, emailCollisions } = await prepareDatabase(databaseUrl, secret);
  if (emailCollisions > 0)
    console.log(
      "Some accounts have e-mail addresses that are one and the same but for their writing. `npm run -s admin -- email-collisions` lists them.",
    );
  if (stopping) return;
  prepared.resolve(DATABASE_PREPARED);
  await ready(env);
  console.log(setupCode === null ? env.url : `${env.url}/setup?code=${setupCode}`);
}

/** Stops what a launcher that was killed left behind; its programs end by themselves, so this is mostly waiting. */
async function stopLeft(left: ProcessRecord[]): Promise<void> {
  for (const { name, pid } of left) process.kill(pid, name === "postgres" ? "SIGINT" : "SIGTERM");
  const deadline = Date.now() + 10_000;
  while (left.some(isAlive)) {
    if (Date.now() > deadline) for (const { pid } of left.filter(isAlive)) process.kill(pid, "SIGKILL");
    await sleep(50);
  }
}

async function refuseBusyPort({ host, port }: LauncherEnv): Promise<void> {
  const probe = createServer();
  try {
    await new Promise<void>((resolve, reject) => {
      probe.once("error", reject);
      probe.listen(port, host, resolve);
    });
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    if (code === "EADDRINUSE") {
      throw new StartError(
        `Port ${port} on ${host} is taken by another program. Choose another: PORT=${port + 1} npm start`,
      );
    }
    throw new StartError(`Cannot listen on ${host}, port ${port} (${String(code)}): set HOST and PORT.`);
  }
  await new Promise((resolve) => probe.close(resolve));
}

async function ready({ host, port }: LauncherEnv): Promise<void> {
  const everywhere = host === "0.0.0.0" ? "127.0.0.1" : host === "::" ? "::1" : host;
  const url = `http://${everywhere.includes(":") ? `[${everywhere}]` : everywhere}:${port}/api/health`;
  const deadline = Date.now() + READY_MS;
  let last = "no answer";
  while (!stopping) {
    try {
      const reply = await fetch(url);
      if (reply.ok) return;
      last = await reply.text();
    } catch {
      // Not listening yet.
    }
    if (Date.now() > deadline) throw new StartError(`The app did not become ready: ${last}`);
    await sleep(50);
  }
}

function stopAndExit(code: number): void {
  stopping ??= stopAll().then(
    () => process.exit(code),
    (error: unknown) => {
      console.error(error);
      process.exit(1);
    },
  );
}

async function stopAll(): Promise<void> {
  // What is being started has to be there before it can be stopped.
  await starting.catch(() => undefined);
  const [databases, programs] = [
    children.filter(({ name }) => name === "postgres"),
    children.filter(({ name }) => name !== "postgres"),
  ];
  await Promise.all(programs.map((child) => child.stop()));
  await Promise.all(databases.map((child) => child.stop()));
  release?.();
}
