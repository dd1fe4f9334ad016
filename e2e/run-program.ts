import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { childEnvironment } from "@/lib/env";

/**
 * Runs a program of ours on the instance that `instance` names (a data folder, or a database and its secret); returns
 * what it printed.
 */
export async function runProgram(
  program: readonly string[],
  instance: { SIGHTLINE_DATA_DIR: string } | { DATABASE_URL: string; SIGHTLINE_SECRET: string },
): Promise<string> {
  const { stdout } = await promisify(execFile)(process.execPath, ["scripts/run.mjs", ...program], {
    env: childEnvironment({ DATABASE_URL: undefined, SIGHTLINE_SECRET: undefined, ...instance }),
  });
  return stdout;
}
