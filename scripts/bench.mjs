import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { ensureInstalled, pickNode, root, run, stop } from "./bootstrap.mjs";
import { isBuilt } from "./source-stamp.mjs";

// npm run bench: one scenario a file in bench/, each prints how it stands to its bars and fails when one is missed.
// npm run bench -- <scenario> [its parts]: that one alone.

const [scenario, ...parts] = process.argv.slice(2);
const file = (/** @type {string} */ name) => `bench/${name}.ts`;
if (scenario !== undefined && !existsSync(join(root, file(scenario))))
  stop(`There is no scenario "${scenario}".`);

ensureInstalled();
const node = pickNode();
if (!isBuilt(root) && run(node, [join(root, "scripts/build.mjs")]) !== 0) process.exit(1);
const scenarios = scenario
  ? [scenario]
  : readdirSync(join(root, "bench")).flatMap((name) => (name.endsWith(".ts") ? name.slice(0, -3) : []));
for (const name of scenarios) {
  if (run(node, [join(root, "scripts/run.mjs"), file(name), ...parts]) !== 0) process.exitCode = 1;
}
