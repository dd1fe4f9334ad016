import { defineConfig } from "vitest/config";
import { unit } from "./vitest.config";

// The unit tests of the pure rings alone: what a changed line of theirs has to be noticed by. See docs/testing.md.

export default defineConfig({
  ...unit,
  test: { ...unit.test, include: ["lib/{domain,statistics,reading,api-contract}/**/*.test.ts"] },
});
