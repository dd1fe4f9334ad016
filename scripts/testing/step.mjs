import { spawn } from "node:child_process";
import { delimiter, join } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { root } from "../bootstrap.mjs";

/**
 * How many passed and failed; and which of them failed, and why.
 * @typedef {{ passed: number, failed: number, failures: string[] }} Count
 */
/** @typedef {{ name: string, budgetSeconds: number, run: () => Promise<Count> }} Step */

/**
 * Runs steps one after another, those of a list at once, and those of a list in that one after another again; says how
 * long each took of its budget, and ends with the line that tells all, after what failed: whoever sees only the end of it
 * sees that. A time over budget is told, never a failure: machines differ.
 * @param {(Step | (Step | Step[])[])[]} steps
 */
export async function runSteps(steps) {
  /** @type {Count[]} */
  const counts = [];
  for (const atOnce of steps)
    counts.push(...(await Promise.all((Array.isArray(atOnce) ? atOnce : [atOnce]).map(runInTurn))).flat());
  const { passed, failed, failures } = sum(counts);
  for (const failure of failures) console.log(`✗ ${failure}\n`);
  console.log(`${passed} passed, ${failed} failed`);
  process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
}

/** @param {Step | Step[]} steps */
async function runInTurn(steps) {
  /** @type {Count[]} */
  const counts = [];
  for (const step of [steps].flat()) counts.push(await runStep(step));
  return counts;
}

/** @param {Step} step @returns {Promise<Count>} */
async function runStep({ name, budgetSeconds, run }) {
  const from = performance.now();
  const count = await run().catch((error) => {
    console.error(error);
    return { passed: 0, failed: 1, failures: [String(error)] };
  });
  const seconds = Math.round((performance.now() - from) / 1000);
  console.log(
    `${name}: ${count.passed} passed, ${count.failed} failed; ${seconds} s of ${budgetSeconds} s\n`,
  );
  return { ...count, failures: count.failures.map((failure) => `${name}: ${failure}`) };
}

/**
 * Runs a program of node_modules, or a script, on this Node.
 * @param {string} script path in the repository
 * @param {string[]} args
 * @param {{ show?: "always" | "on failure", env?: Record<string, string> }} [options]
 * @returns {Promise<{ ok: boolean, output: string }>}
 */
export function runNode(script, args, { show = "on failure", env = {} } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(root, script), ...args], {
      cwd: root,
      stdio: show === "always" ? ["ignore", "inherit", "inherit"] : ["ignore", "pipe", "pipe"],
      env: {
        ...process.env,
        PATH: `${join(root, "node_modules/.bin")}${delimiter}${process.env.PATH}`,
        NEXT_TELEMETRY_DISABLED: "1",
        ...env,
      },
    });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) stream?.on("data", (chunk) => (output += chunk));
    child.on("error", reject);
    child.on("exit", (code) => {
      const ok = code === 0;
      if (!ok && show === "on failure") console.error(output);
      resolve({ ok, output });
    });
  });
}

/**
 * @param {boolean} ok
 * @param {string} name what it is that passed or failed
 * @param {string} [why]
 * @returns {Count}
 */
export const countOne = (ok, name, why) => ({
  passed: ok ? 1 : 0,
  failed: ok ? 0 : 1,
  failures: ok ? [] : [told(name, why)],
});

const LINES_TOLD = 12;

/**
 * What failed and the first lines of why, those left out that are of no file of ours.
 * @param {string} name
 * @param {string} [why]
 * @param {string[]} [seen] what else there is to see, told as it is
 */
export function told(name, why = "", seen = []) {
  const lines = stripVTControlCharacters(why).split("\n");
  const ours = lines.filter(
    (line) => line.trim() !== "" && !/^\s+at (.*node_modules|new Promise)/.test(line),
  );
  return [name, ...ours.slice(0, LINES_TOLD), ...seen].join("\n    ");
}

/** @param {Count[]} counts @returns {Count} */
export const sum = (counts) => ({
  passed: counts.reduce((total, { passed }) => total + passed, 0),
  failed: counts.reduce((total, { failed }) => total + failed, 0),
  failures: counts.flatMap(({ failures }) => failures),
});
