import { execFile, spawn, type ChildProcess } from "node:child_process";
import { randomBytes } from "node:crypto";
import {
  chownSync,
  closeSync,
  existsSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:net";
import { totalmem } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import { Client } from "pg";
import { isAlive, processStartTime } from "../processes.mjs";
import { StartError } from "../start-error";
import { preparePlace, type Place } from "./place";
import { dropUnreadablePid } from "./postmaster-pid";
import { requireRoom } from "./room";

const USER = "sightline";
const DATABASE = "sightline";
const READY_MS = 60_000;
const STOP_MS = 20_000;

/** A PostgreSQL server of our own, prepared on disk and started by `start`. */
export interface EmbeddedPostgres {
  /** The address of its database; the port holds for this object's life, over restarts. */
  url: string;
  /** Where its data lies. */
  home: string;
  notice: string | null;
  /** Where the server writes its log. */
  logFile: string;
  /** Starts the server and returns when it answers. The process is the caller's to watch. */
  start: () => Promise<ChildProcess>;
}

const MEGABYTE = 1024 ** 2;

/**
 * What PostgreSQL keeps of its pages: an eighth of the memory there is, of which it takes as much as it has to keep. The
 * words of a million answers are some hundred MB, and a search reads one line here and one there of them.
 */
function sharedBuffers(): string {
  const memory = Math.min(totalmem(), process.constrainedMemory() || Infinity);
  return `${Math.round(Math.min(Math.max(memory / 8 / MEGABYTE, 256), 1024))}MB`;
}

/** Settings beyond PostgreSQL's defaults: loopback only, UTC, and a size that suits a workbench. */
const SETTINGS: Record<string, string> = {
  listen_addresses: "127.0.0.1",
  unix_socket_directories: "",
  timezone: "UTC",
  log_timezone: "UTC",
  max_connections: "100",
  shared_buffers: sharedBuffers(),
  max_wal_size: "2GB",
  // Our queries are short: compiling them costs more than it saves.
  jit: "off",
  // And so are those that only look long to the planner, which does not know which part of a report is read: to start
  // processes that share nothing takes a hundred times as long as to read it.
  max_parallel_workers_per_gather: "0",
  log_min_messages: "warning",
  log_checkpoints: "off",
};

/**
 * Prepares the server of a data folder, making its cluster on first use: UTF-8 with the built-in C.UTF-8 locale (the
 * same order and case rules on every system), a random password, loopback only.
 * @param settings overrides, for tests that can do without durability
 */
export async function prepareEmbeddedPostgres(
  dataDir: string,
  settings: Record<string, string> = {},
): Promise<EmbeddedPostgres> {
  const place = preparePlace(dataDir);
  const cluster = join(place.home, "data");
  await stopLeftover(cluster);
  const isNew = !existsSync(join(cluster, "PG_VERSION"));
  await requireRoom(place.home, { isNew });
  if (isNew) await createCluster(place, cluster);
  const password = readPassword(passwordFile(place));
  const port = await freePort();
  const url = `postgres://${USER}:${password}@127.0.0.1:${port}/${DATABASE}`;
  const logFile = join(dataDir, "postgres.log");
  const flags = Object.entries({ ...SETTINGS, port: String(port), ...settings }).flatMap(([name, value]) => [
    "-c",
    `${name}=${value}`,
  ]);
  return {
    url,
    home: place.home,
    notice: place.notice,
    logFile,
    async start() {
      const log = openSync(logFile, "a", 0o600);
      const server = spawn(join(place.binaries, "bin/postgres"), ["-D", cluster, ...flags], {
        ...runAs(place),
        stdio: ["ignore", log, log],
        // Its own process group: Ctrl-C in the terminal reaches the launcher only, which stops things in order.
        detached: true,
      });
      closeSync(log);
      await answers(url, server, logFile);
      return server;
    },
  };
}

/** Asks a server to end its sessions and stop; kills it when it has not after a while. */
export async function stopPostgres(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const gone = new Promise<void>((resolve) => server.once("exit", () => resolve()));
  server.kill("SIGINT");
  const timer = setTimeout(() => server.kill("SIGQUIT"), STOP_MS);
  await gone;
  clearTimeout(timer);
}

const passwordFile = (place: Place) => join(place.home, "password");

function readPassword(file: string): string {
  const password = existsSync(file) ? readFileSync(file, "utf8").trim() : "";
  if (password !== "") return password;
  throw new StartError(
    `${file} is missing or empty: it holds the password of the database beside it. Put it back from a backup.`,
  );
}

function runAs(place: Place) {
  const { account } = place;
  return {
    cwd: place.home,
    env: {
      NODE_ENV: "production" as const,
      PATH: "/usr/bin:/bin",
      HOME: account?.home ?? place.home,
      LC_ALL: "C",
    },
    ...(account ? { uid: account.uid, gid: account.gid } : {}),
  };
}

async function createCluster(place: Place, cluster: string): Promise<void> {
  const partial = `${cluster}.partial`;
  rmSync(partial, { recursive: true, force: true });
  const file = passwordFile(place);
  writeFileSync(file, randomBytes(24).toString("base64url"), { mode: 0o600 });
  if (place.account) chownSync(file, place.account.uid, place.account.gid);
  await promisify(execFile)(
    join(place.binaries, "bin/initdb"),
    [
      `--pgdata=${partial}`,
      `--username=${USER}`,
      `--pwfile=${file}`,
      "--auth=scram-sha-256",
      "--encoding=UTF8",
      "--locale=C",
      "--locale-provider=builtin",
      "--builtin-locale=C.UTF-8",
      "--no-instructions",
    ],
    runAs(place),
  ).catch((error: unknown) => {
    const said = error instanceof Error && "stderr" in error ? String(error.stderr) : "";
    const cause = said.split("\n").find((line) => /error|fatal|space/i.test(line)) ?? String(error);
    throw new StartError(`The database could not be made in ${place.home}: ${cause.trim()}`, {
      cause: error,
    });
  });
  // A cluster that was not made whole never gets the name that later starts look for.
  renameSync(partial, cluster);
}

/** Stops a server that an earlier launcher left running on this cluster. */
async function stopLeftover(cluster: string): Promise<void> {
  const pid = dropUnreadablePid(cluster);
  if (pid === null) return;
  const startTime = processStartTime(pid);
  if (startTime === null || !runsOn(pid, cluster)) return;
  const record = { name: "postgres", pid, startTime };
  process.kill(pid, "SIGINT");
  const deadline = Date.now() + STOP_MS;
  while (isAlive(record)) {
    if (Date.now() > deadline) process.kill(pid, "SIGQUIT");
    await sleep(20);
  }
}

/** The pid in a stale file may by now be anybody's: only a server on this very cluster is stopped. */
function runsOn(pid: number, cluster: string): boolean {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").split("\0").includes(cluster);
  } catch {
    return process.platform !== "linux";
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", resolve);
  });
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === "string") throw new Error("the system gave no free port");
  return address.port;
}

async function answers(url: string, server: ChildProcess, logFile: string): Promise<void> {
  const maintenance = new URL(url);
  maintenance.pathname = "/postgres";
  const deadline = Date.now() + READY_MS;
  let ended = false;
  server.once("exit", () => (ended = true));
  for (;;) {
    const client = new Client({ connectionString: maintenance.href, connectionTimeoutMillis: 2_000 });
    // A server that is killed while we ask must fail the query, not the process.
    client.on("error", () => undefined);
    try {
      await client.connect();
      const known = await client.query("select 1 from pg_database where datname = $1", [DATABASE]);
      if (known.rowCount === 0) await client.query(`create database ${DATABASE}`);
      return;
    } catch (error) {
      if (ended) throw new StartError(`PostgreSQL ended at its start; see ${logFile}`, { cause: error });
      if (Date.now() > deadline)
        throw new StartError(`PostgreSQL does not answer; see ${logFile}`, { cause: error });
      await sleep(20);
    } finally {
      await client.end().catch(() => undefined);
    }
  }
}
