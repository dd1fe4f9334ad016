// npm run test:mutation: see docs/testing.md.

export default {
  testRunner: "vitest",
  vitest: { configFile: "vitest.mutation.config.ts" },
  mutate: ["lib/{domain,statistics,reading,api-contract,prices}/**/*.ts", "!lib/**/*.test.ts"],
  concurrency: 2,
  // What was tried before is tried again only where the code or a test of it has changed.
  incremental: true,
  incrementalFile: "build/mutation.json",
  reporters: ["clear-text", "progress-append-only"],
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
  ignorePatterns: [".next", ".data", "build", "test-results", "app", "e2e", "bench", "public", "prisma"],
  tempDirName: "build/mutation",
};
