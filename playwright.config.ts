import { defineConfig } from "@playwright/test";
import { findBrowser } from "./e2e/browser.mjs";

export default defineConfig({
  testDir: "e2e",
  testMatch: "**/*.spec.ts",
  // Those of `e2e/long-tag.ts`, which `playwright.long.config.ts` walks.
  grepInvert: /@long/,
  projects: [
    // Its tests follow one another, on one demo: begun first, it is no longer than all others beside it.
    { name: "demo", testMatch: "demo.spec.ts" },
    { name: "journeys", testIgnore: "demo.spec.ts" },
  ],
  globalSetup: "./e2e/global-setup.ts",
  outputDir: "test-results",
  // More than the two cores there are: a third of a journey is waiting for what takes its time.
  workers: 3,
  fullyParallel: false,
  // Generous: a slow machine is not a fault of the product.
  timeout: 240_000,
  expect: { timeout: 40_000 },
  forbidOnly: true,
  reporter: [["list"], ["json", { outputFile: "build/test-reports/e2e.json" }]],
  use: {
    viewport: { width: 1440, height: 900 },
    colorScheme: "light",
    locale: "en-US",
    timezoneId: "UTC",
    // A colour or a place caught on its way to another would be found wanting.
    contextOptions: { reducedMotion: "reduce" },
    // A trace of every test is a fifth of the whole run. `npx playwright test --trace retain-on-failure` makes them.
    screenshot: "only-on-failure",
    launchOptions: {
      executablePath: await findBrowser(),
      // Root has no sandbox to give it, and every page it opens is ours.
      args: ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking"],
    },
  },
});
