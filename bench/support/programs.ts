import { spawn, type ChildProcess } from "node:child_process";
import { readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { freePort } from "@/e2e/product";
import { childEnvironment } from "@/lib/env";
import { DATABASE_PREPARED } from "@/lib/queue/database-prepared";
import { startProgram, stopProgram } from "@/scripts/launcher/child";
import { BENCH_SECRET } from "./database";

/** A process under measurement. */
export interface Program {
  /** The most memory it ever held, in MB, as the kernel counted it. */
  peakMegabytes: () => number;
  stop: () => Promise<void>;
}

export interface Server extends Program {
  url: string;
}

const READY_MS = 60_000;

/** The product's web process, started as its launcher does. */
export async function startWeb(databaseUrl: string): Promise<Server> {
  const port = await freePort();
  const child = startProgram("web", "build", productEnvironment(databaseUrl, 0, port));
  const url = `http://127.0.0.1:${port}`;
  await answers(url, child);
  return { ...watched(child), url };
}

/** The product's worker process, started as its launcher does, on a sandbox that takes so long to answer. */
export function startWorker(databaseUrl: string, sandboxLatencyMs: number): Program {
  const child = startProgram("worker", "build", productEnvironment(databaseUrl, sandboxLatencyMs, 1));
  child.send(DATABASE_PREPARED);
  return watched(child);
}

/** The bare routes that the product is compared with, as Next starts them. */
export async function startBaseline(folder: string, databaseUrl: string): Promise<Server> {
  const port = await freePort();
  const next = [
    "node_modules/next/dist/bin/next",
    "start",
    folder,
    "--port",
    String(port),
    "--hostname",
    "127.0.0.1",
  ];
  const child = spawn(process.execPath, next, {
    env: childEnvironment({
      NODE_ENV: "production",
      NEXT_TELEMETRY_DISABLED: "1",
      DATABASE_URL: databaseUrl,
    }),
    stdio: ["ignore", "ignore", "inherit"],
  });
  const url = `http://127.0.0.1:${port}`;
  await answers(url, child);
  return { ...watched(child), url };
}

const productEnvironment = (databaseUrl: string, sandboxLatencyMs: number, port: number) =>
  childEnvironment({
    NODE_ENV: "production",
    NEXT_TELEMETRY_DISABLED: "1",
    DATABASE_URL: databaseUrl,
    SIGHTLINE_SECRET: BENCH_SECRET,
    SIGHTLINE_SANDBOX_LATENCY_MS: String(sandboxLatencyMs),
    SIGHTLINE_URL: undefined,
    HOST: "127.0.0.1",
    PORT: String(port),
    LOG_LEVEL: "warn",
  });

function watched(child: ChildProcess): Program {
  return {
    peakMegabytes: () => {
      const status = readFileSync(`/proc/${child.pid}/status`, "utf8");
      return Number(/^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1] ?? Number.NaN) / 1024;
    },
    stop: () => stopProgram(child),
  };
}

async function answers(url: string, child: ChildProcess): Promise<void> {
  const deadline = Date.now() + READY_MS;
  for (;;) {
    const answered = await fetch(url, { redirect: "manual" }).then(
      () => true,
      () => false,
    );
    if (answered) return;
    if (child.exitCode !== null || Date.now() > deadline) throw new Error(`${url} does not answer`);
    await sleep(50);
  }
}
