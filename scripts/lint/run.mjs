import { ESLint } from "eslint";
import tseslint from "typescript-eslint";
import { root } from "../bootstrap.mjs";
import { useCaseShape } from "./use-case-shape.mjs";

/** The linter is not kept by looking at nothing: so many files at least are seen. */
const FILES_SEEN_AT_LEAST = 500;

/** @typedef {{ meta?: { docs?: { requiresTypeChecking?: unknown } } }} Rule */
/** @type {{ meta: object, rules?: Record<string, Rule> }} */
const { rules = {} } = tseslint.plugin;
const typed = new Set(
  Object.entries({ ...rules, "use-case-shape": useCaseShape }).flatMap(([name, { meta }]) =>
    meta?.docs?.requiresTypeChecking ? [`@typescript-eslint/${name}`, `sightline/${name}`] : [],
  ),
);

/**
 * Lints with one part of the rules of eslint.config.mjs: those that ask for types, over a program that has them, or all
 * others, which need none. Each part takes the time of one processor; together they are `eslint .`.
 * @param {{ program?: import("typescript").Program }} [options]
 * @returns {Promise<boolean>} whether nothing was found
 */
export async function lint({ program } = {}) {
  const eslint = new ESLint({
    cwd: root,
    ruleFilter: ({ ruleId }) => typed.has(ruleId) === Boolean(program),
    overrideConfig: {
      files: ["**/*.{ts,tsx}"],
      languageOptions: { parserOptions: { projectService: false, ...(program && { programs: [program] }) } },
    },
  });
  const results = await eslint.lintFiles(program ? ["**/*.{ts,tsx}"] : ["."]);
  const seen = results.length >= FILES_SEEN_AT_LEAST;
  if (!seen) console.error(`Lint looked at ${results.length} files only.`);
  console.error(await (await eslint.loadFormatter()).format(results));
  return seen && results.every(({ errorCount, warningCount }) => errorCount + warningCount === 0);
}
