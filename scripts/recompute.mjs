import { join } from "node:path";
import { ensureInstalled, pickNode, root, run } from "./bootstrap.mjs";

ensureInstalled();
process.exitCode = run(pickNode(), [
  join(root, "scripts/run.mjs"),
  "scripts/recompute/main.ts",
  ...process.argv.slice(2),
]);
