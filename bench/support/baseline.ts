import { spawnSync } from "node:child_process";
import { cpSync, rmSync } from "node:fs";
import { childEnvironment } from "@/lib/env";

const FOLDER = "build/bench-baseline";

/** Builds the bare routes, where what is built belongs, and returns the folder. */
export function buildBaseline(): string {
  rmSync(FOLDER, { recursive: true, force: true });
  cpSync("bench/baseline", FOLDER, { recursive: true });
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ["node_modules/next/dist/bin/next", "build", FOLDER],
    {
      encoding: "utf8",
      env: childEnvironment({ NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" }),
    },
  );
  if (status !== 0) throw new Error(`the bare routes could not be built:\n${stdout}${stderr}`);
  return FOLDER;
}
