import { join } from "node:path";
import { ensureInstalled, pickNode, root, run } from "./bootstrap.mjs";
import { isBuilt } from "./source-stamp.mjs";

// npm run bench: one scenario a file in bench/, each prints how it stands to its budget.

ensureInstalled();
const node = pickNode();
if (!isBuilt(root) && run(node, [join(root, "scripts/build.mjs")]) !== 0) process.exit(1);
process.exitCode = run(node, [join(root, "scripts/run.mjs"), "bench/warm-start.ts"]);
