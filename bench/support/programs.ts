import { spawn, type ChildProcess } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { freePort } from "@/e2e/product";
import { childEnvironment } from "@/lib/env";
import { DATABASE_PREPARED } from "@/lib/queue/database-prepared";
import { startProgram, stopProgram } from "@/scripts/launcher/child";
import { ASKS_NOBODY } from "@/test/asks-nobody";
import { BENCH_SECRET } from "./database";

/** A process under measurement. */
export interface Program {
  /** The most memory it ever held, in MB, as the kernel counted it. */
  peakMegabytes: () => number;
  /** What it holds at the moment, in MB. */
  megabytes: () => number;
  /** Processor time it has used so far. */
  cpuSeconds: () => number;
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

/**
 * The product's worker process, started as its launcher does, on a sandbox that takes so long to answer. The built-in
 * service is at the port of a web process, where it has something to ask there.
 */
export function startWorker(databaseUrl: string, sandboxLatencyMs: number, webPort = 1): Program {
  const child = startProgram("worker", "build", productEnvironment(databaseUrl, sandboxLatencyMs, webPort));
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
    ...ASKS_NOBODY,
    SIGHTLINE_SANDBOX_LATENCY_MS: String(sandboxLatencyMs),
    SIGHTLINE_URL: undefined,
    HOST: "127.0.0.1",
    PORT: String(port),
    LOG_LEVEL: "warn",
  });

function watched(child: ChildProcess): Program {
  const megabytes = (name: "VmHWM" | "VmRSS") => {
    const status = readFileSync(`/proc/${child.pid}/status`, "utf8");
    return Number(new RegExp(`^${name}:\\s+(\\d+) kB$`, "m").exec(status)?.[1] ?? Number.NaN) / 1024;
  };
  return {
    peakMegabytes: () => megabytes("VmHWM"),
    megabytes: () => megabytes("VmRSS"),
    cpuSeconds: () => cpuSeconds(child.pid),
    stop: () => stopProgram(child),
  };
}

/** The kernel counts in hundredths of a second. */
const TICKS = 100;

/** Processor time that a process has used so far, in all its threads; with all of its children, if told so. */
export function cpuSeconds(pid: number | undefined, withChildren = false): number {
  const ticksOf = (id: string) => {
    try {
      // What comes after the name in parentheses, which may have spaces in it.
      const fields = readFileSync(`/proc/${id}/stat`, "utf8").split(") ")[1]?.split(" ") ?? [];
      const [parent, own, ofEnded] = [
        fields[1],
        Number(fields[11]) + Number(fields[12]),
        Number(fields[13]) + Number(fields[14]),
      ];
      return { parent, own, ofEnded };
    } catch {
      return null;
    }
  };
  const self = ticksOf(String(pid));
  if (!self) return Number.NaN;
  if (!withChildren) return self.own / TICKS;
  const children = readdirSync("/proc").flatMap((id) => {
    const child = /^\d+$/.test(id) ? ticksOf(id) : null;
    return child?.parent === String(pid) ? [child.own] : [];
  });
  return (self.own + self.ofEnded + children.reduce((sum, ticks) => sum + ticks, 0)) / TICKS;
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
