import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { generateClient } from "../generate.mjs";
import { root } from "../bootstrap.mjs";
import { countOne, runNode, sum } from "./step.mjs";

/** The import law is not kept by a checker that looks at nothing: it has to have seen so many modules at least. */
const MODULES_SEEN_AT_LEAST = 150;

/** @type {[name: string, script: string, args: string[]][]} */
const tools = [
  ["types, and the lint that asks for them", "scripts/testing/typed-checks.mjs", []],
  ["lint", "scripts/testing/untyped-lint.mjs", []],
  ["nothing unused", "node_modules/knip/bin/knip.js", ["--no-progress"]],
  ["format", "node_modules/prettier/bin/prettier.cjs", ["--check", "--log-level=warn", "."]],
];

/** Format, lint, types, the import law, and that nothing is left that nobody uses. */
export async function runChecks() {
  // What an older build wrote names pages that may have moved since.
  for (const types of [".next/types", ".next/dev/types"])
    rmSync(join(root, types), { recursive: true, force: true });
  generateClient();
  const results = await Promise.all([
    ...tools.map(async ([name, script, args]) => report(name, await runNode(script, args))),
    importLaw().then((result) => report("import law", result)),
  ]);
  return sum(results);
}

/**
 * @param {string} name
 * @param {{ ok: boolean, output: string }} result
 */
function report(name, { ok, output }) {
  console.log(`  ${ok ? "✓" : "✗"} ${name}`);
  return countOne(ok, name, output);
}

async function importLaw() {
  const cruiser = JSON.parse(readFileSync(join(root, "node_modules/dependency-cruiser/package.json"), "utf8"))
    .bin.depcruise;
  const { ok, output } = await runNode(`node_modules/dependency-cruiser/${cruiser}`, [
    "--config",
    ".dependency-cruiser.mjs",
    "app",
    "components",
    "lib",
  ]);
  const seen = Number(/(\d+) modules/.exec(output)?.[1] ?? 0);
  if (seen >= MODULES_SEEN_AT_LEAST) return { ok, output };
  const tooFew = `It was checked on ${seen} modules; at least ${MODULES_SEEN_AT_LEAST} were expected.`;
  return { ok: false, output: `${tooFew}\n${output}` };
}
