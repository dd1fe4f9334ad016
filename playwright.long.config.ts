import { defineConfig } from "@playwright/test";
import usual from "./playwright.config";

// npm run test:long: what takes minutes.
export default defineConfig({
  ...usual,
  grepInvert: [],
  projects: [
    { name: "long", testDir: "e2e/long", testMatch: "**/*.long.ts" },
    { name: "journeys that take long", testDir: "e2e", testMatch: "*.spec.ts", grep: /@long/ },
  ],
  globalSetup: "./e2e/global-setup.ts",
  outputDir: "test-results/long",
  workers: 1,
  timeout: 30 * 60_000,
  reporter: [["list"], ["json", { outputFile: "build/test-reports/long.json" }]],
});
