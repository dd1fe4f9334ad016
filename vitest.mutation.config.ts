import { defineConfig } from "vitest/config";
import { unit } from "./vitest.config";

// The unit tests of the pure rings alone: what a changed line of theirs has to be noticed by. See docs/testing.md.

export default defineConfig({
  ...unit,
  test: {
    ...unit.test,
    include: ["lib/{domain,statistics,reading,api-contract,prices}/**/*.test.ts"],
    // They run once a change: a property is tried a fifth as often, and what it would find only then needs its example.
    env: { ...unit.test.env, SIGHTLINE_TEST_DEPTH: "0.2" },
  },
});
