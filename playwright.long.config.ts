import { defineConfig } from "@playwright/test";

// npm run test:long: what takes minutes. No browser, no shared product.
export default defineConfig({
  testDir: "e2e/long",
  testMatch: "**/*.long.ts",
  outputDir: "test-results/long",
  workers: 1,
  timeout: 10 * 60_000,
  reporter: [["list"], ["json", { outputFile: "build/test-reports/long.json" }]],
});
