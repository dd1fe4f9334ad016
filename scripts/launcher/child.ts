import { spawn, type ChildProcess } from "node:child_process";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { processStartTime, type ProcessRecord } from "../processes.mjs";
import { FIRST_PAUSE_MS, pauseAfterDeath } from "./back-off";

/** A child that has not stopped by itself by then is killed: longer than web and worker take to finish their work. */
const STOP_MS = 30_000;

/** A child process that is started again whenever it ends without being asked to. */
export interface Child {
  name: string;
  /** The process that lives now; null between two. */
  record: () => ProcessRecord | null;
  stop: () => Promise<void>;
}

interface ChildOptions {
  name: string;
  /** Starts the process; resolves when it can be relied on. */
  start: () => Promise<ChildProcess>;
  stop: (process: ChildProcess) => Promise<void>;
  /** Called whenever `record` may have changed. */
  changed: () => void;
}

/** Starts a child and keeps it alive until its `stop` is called. Throws when the first start fails. */
export async function keepAlive({ name, start, stop, changed }: ChildOptions): Promise<Child> {
  let stopping = false;
  let process = await start();
  let running: Promise<void> = Promise.resolve();
  const ended = (child: ChildProcess) =>
    new Promise<void>((resolve) => {
      if (child.exitCode !== null || child.signalCode !== null) resolve();
      else child.once("exit", () => resolve());
    });

  async function watch(): Promise<void> {
    let pause = FIRST_PAUSE_MS;
    for (;;) {
      const since = Date.now();
      changed();
      await ended(process);
      changed();
      if (stopping) return;
      const how = process.signalCode ?? `code ${process.exitCode}`;
      console.error(`${name} ended (${how}); starting it again.`);
      pause = pauseAfterDeath(pause, Date.now() - since);
      process = await restart(pause);
    }
  }

  async function restart(firstPause: number): Promise<ChildProcess> {
    let pause = firstPause;
    for (;;) {
      await sleep(pause);
      if (stopping) return process;
      try {
        return await start();
      } catch (error) {
        console.error(error instanceof Error ? error.message : error);
        pause = pauseAfterDeath(pause, 0);
      }
    }
  }

  running = watch();
  return {
    name,
    record() {
      const { pid, exitCode, signalCode } = process;
      if (pid === undefined || exitCode !== null || signalCode !== null) return null;
      const startTime = processStartTime(pid);
      return startTime === null ? null : { name, pid, startTime };
    },
    async stop() {
      stopping = true;
      await stop(process);
      await running;
    },
  };
}

/** Our own programs, by the names they are built under. */
export type ProgramName = "web" | "worker";

/**
 * Next makes its own stack traces, which source maps do not mend: in the web process they would be read and kept, 75 MB
 * of them, for nothing.
 */
const NODE_FLAGS: Record<ProgramName, readonly string[]> = { web: [], worker: ["--enable-source-maps"] };

/** Starts one of our own programs from the folder it was built in, with a channel whose closing tells it that the launcher is gone. */
export function startProgram(name: ProgramName, folder: string, env: NodeJS.ProcessEnv): ChildProcess {
  return spawn(process.execPath, [...NODE_FLAGS[name], join(folder, `${name}.mjs`)], {
    env,
    stdio: ["ignore", "inherit", "inherit", "ipc"],
    // Its own process group: Ctrl-C in the terminal reaches the launcher only, which stops things in order.
    detached: true,
  });
}

/** Says a word to a program that still lives. */
export function tell(child: ChildProcess, word: string): void {
  if (child.connected) child.send(word);
}

/** Asks a program to finish and end; kills it when it takes too long. */
export async function stopProgram(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  child.kill("SIGTERM");
  const timer = setTimeout(() => child.kill("SIGKILL"), STOP_MS);
  await gone;
  clearTimeout(timer);
}
