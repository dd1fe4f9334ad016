import { spawnSync } from "node:child_process";
import { basename } from "node:path";
import { bundle, root } from "./bundle.mjs";

// node scripts/run.mjs <file.ts> [arguments]: bundles a TypeScript program and runs it.
const [file, ...rest] = process.argv.slice(2);
if (!file) throw new Error("which program?");
const name = basename(file, ".ts");
await bundle({ [name]: file }, "build/run");
const { status } = spawnSync(
  process.execPath,
  ["--enable-source-maps", `${root}/build/run/${name}.mjs`, ...rest],
  { stdio: "inherit" },
);
process.exitCode = status ?? 1;
