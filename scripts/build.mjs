import { spawnSync } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { bundle, PROGRAMS, root } from "./bundle.mjs";
import { generateClient } from "./generate.mjs";
import { sourceStamp, stampFile } from "./source-stamp.mjs";

// Builds the database client, the programs beside Next, and Next's pages. --verbose shows Next's own report.

const verbose = process.argv.includes("--verbose");
const stamp = sourceStamp(root);

console.log("Building…");
rmSync(stampFile(root), { force: true });
generateClient();
rmSync(join(root, "build/chunks"), { recursive: true, force: true });
await bundle(PROGRAMS, join(root, "build"));
const next = spawnSync(process.execPath, [join(root, "node_modules/next/dist/bin/next"), "build"], {
  cwd: root,
  stdio: verbose ? "inherit" : "pipe",
  encoding: "utf8",
  env: { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
});
if (next.status === 0) {
  mkdirSync(join(root, "build"), { recursive: true });
  writeFileSync(stampFile(root), stamp);
} else {
  if (!verbose) process.stderr.write(`${next.stdout}${next.stderr}`);
  console.error("The build failed.");
  process.exitCode = 1;
}
