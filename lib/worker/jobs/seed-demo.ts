import "server-only";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { dirname, join } from "node:path";
import { seedDemoJob } from "@/lib/queue/definitions";
import { handleJob } from "../job-handler";

/**
 * A demo is filled by a process of its own, over a clock that is not the worker's. It is built beside the worker's
 * program, and ends with it.
 */
export const seedDemoHandler = handleJob(seedDemoJob, async (payload, signal) => {
  const program = join(dirname(process.argv[1] ?? ""), "demo.mjs");
  const filler = spawn(process.execPath, ["--enable-source-maps", program, JSON.stringify(payload)], {
    stdio: ["ignore", "inherit", "inherit", "ipc"],
    signal,
  });
  const [code] = await once(filler, "exit");
  if (code !== 0) throw new Error(`the demo's program ended with ${String(code)}`);
});
