import { join } from "node:path";
import { ensureInstalled, pickNode, root, run } from "./bootstrap.mjs";

ensureInstalled();
process.exitCode = run(pickNode(), [join(root, "scripts/testing/all.mjs")]);
