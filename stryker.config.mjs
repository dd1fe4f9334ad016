// npm run test:mutation: see docs/testing.md.

export default {
  testRunner: "vitest",
  vitest: { configFile: "vitest.mutation.config.ts" },
  mutate: ["lib/{domain,statistics,reading,api-contract}/**/*.ts", "!lib/**/*.test.ts"],
  concurrency: 2,
  reporters: ["clear-text", "progress-append-only"],
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
  ignorePatterns: [
    ".next",
    ".data",
    "build",
    "test-results",
    "app",
    "e2e",
    "bench",
    "docs",
    "public",
    "prisma",
  ],
  tempDirName: "build/mutation",
};
