import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { join, relative } from "node:path";
import { root } from "../bootstrap.mjs";
import { runNode, told } from "./step.mjs";

/**
 * One of vitest's projects.
 * @param {"unit" | "integration" | "long"} project
 */
export async function runVitest(project) {
  const file = reportFile(`${project}.json`);
  const { ok } = await runNode(
    "node_modules/vitest/vitest.mjs",
    ["run", "--project", project, "--reporter=default", "--reporter=json", `--outputFile.json=${file}`],
    { show: "always", env: { CI: "1" } },
  );
  /** @type {import("vitest/node").JsonTestResults | null} */
  const report = readReport(file);
  const passed = report?.numPassedTests ?? 0;
  // A file that fails to load has no failed tests to count, and still failed.
  const failed = Math.max(report?.numFailedTests ?? 0, report?.numFailedTestSuites ? 1 : 0);
  return orDied(ok, { passed, failed, failures: failuresOfVitest(report) });
}

/** @param {import("vitest/node").JsonTestResults | null} report @returns {string[]} */
function failuresOfVitest(report) {
  const files = (report?.testResults ?? []).filter((file) => file.status === "failed");
  return files.flatMap((file) => {
    const tests = file.assertionResults.filter((test) => test.status === "failed");
    // What stands outside of any test, an import or a hook, has no result of its own.
    if (tests.length === 0) return [told(inProject(file.name), file.message)];
    return tests.map((test) =>
      told(`${inProject(file.name)}: ${test.fullName}`, test.failureMessages?.join("\n")),
    );
  });
}

/** The product in a browser, built as people get it. */
export const runEndToEnd = () => runPlaywright("playwright.config.ts", "e2e.json");

/** What takes minutes: kills at every moment, and the like. */
export const runLong = () => runPlaywright("playwright.long.config.ts", "long.json");

/**
 * @param {string} config
 * @param {string} report where that configuration writes its results
 */
async function runPlaywright(config, report) {
  const file = reportFile(report);
  const { ok } = await runNode("node_modules/@playwright/test/cli.js", ["test", "--config", config], {
    show: "always",
  });
  /** @type {import("@playwright/test/reporter").JSONReport | null} */
  const results = readReport(file);
  const stats = results?.stats;
  return orDied(ok, {
    passed: (stats?.expected ?? 0) + (stats?.flaky ?? 0),
    failed: stats?.unexpected ?? 0,
    failures: [
      ...(results?.suites ?? []).flatMap(failuresOfPlaywright),
      ...(results?.errors ?? []).map((error) => told("outside of any test", error.message)),
    ],
  });
}

/** @param {import("@playwright/test/reporter").JSONReportSuite} suite @returns {string[]} */
function failuresOfPlaywright(suite) {
  const specs = suite.specs.filter((spec) => !spec.ok);
  return [
    ...specs.map((spec) =>
      told(
        `${spec.file}:${spec.line}: ${spec.title}`,
        spec.tests
          .flatMap((test) => test.results.flatMap((result) => result.error?.message ?? []))
          .join("\n"),
        pageOf(spec),
      ),
    ),
    ...(suite.suites ?? []).flatMap(failuresOfPlaywright),
  ];
}

const LINES_OF_PAGE = 70;

/**
 * What stood on the page when it failed, from its own content on: whoever sees the log alone has no pictures.
 * @param {import("@playwright/test/reporter").JSONReportSpec} spec
 */
function pageOf(spec) {
  const attachments = spec.tests.flatMap((test) => test.results.flatMap((result) => result.attachments));
  const file = attachments.find(({ name }) => name === "error-context")?.path;
  const page = file && existsSync(file) ? readFileSync(file, "utf8") : "";
  const lines = /```yaml\n([^]*?)```/.exec(page)?.[1]?.split("\n") ?? [];
  const main = lines.findIndex((line) => /^\s*- main\b/.test(line));
  return lines.slice(Math.max(main, 0)).slice(0, LINES_OF_PAGE);
}

/**
 * What a runner counted; a failure where it ended as one and counted none.
 * @param {boolean} ok
 * @param {import("./step.mjs").Count} count
 */
function orDied(ok, count) {
  if (ok || count.failed > 0) return count;
  const { passed, failures } = count;
  return { passed, failed: 1, failures: failures.length > 0 ? failures : ["ended without a result"] };
}

/** @param {string} file */
const inProject = (file) => relative(root, file);

/** @param {string} name */
function reportFile(name) {
  const folder = join(root, "build/test-reports");
  mkdirSync(folder, { recursive: true });
  const file = join(folder, name);
  rmSync(file, { force: true });
  return file;
}

/** @param {string} file */
function readReport(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return null;
  }
}
