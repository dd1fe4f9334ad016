import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { root } from "../bootstrap.mjs";
import { runNode } from "./step.mjs";

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
  const report = readReport(file);
  const passed = Number(report?.numPassedTests ?? 0);
  // A file that fails to load has no failed tests to count, and still failed.
  const failed = Math.max(Number(report?.numFailedTests ?? 0), Number(report?.numFailedTestSuites ?? 0) && 1);
  return { passed, failed: ok ? failed : Math.max(failed, 1) };
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
  const stats = readReport(file)?.stats;
  const failed = Number(stats?.unexpected ?? 0);
  return {
    passed: Number(stats?.expected ?? 0) + Number(stats?.flaky ?? 0),
    failed: ok ? failed : Math.max(failed, 1),
  };
}

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
