import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

const root = fileURLToPath(new URL(".", import.meta.url));

const alias = [
  { find: /^server-only$/, replacement: `${root}scripts/empty.mjs` },
  { find: /^@\//, replacement: root },
];

/** The fuzzers that `npm test` runs short: their properties are tried many times as often in the long tests. */
const fuzzers = [
  "components/answers/markdown/kept-words.test.ts",
  "lib/engines/sandbox/sandbox.test.ts",
  "lib/own-path.test.ts",
  "lib/reading/find-markers.test.ts",
  "lib/reading/locate-segment.test.ts",
  "lib/reading/source-url.test.ts",
];
/** A slow machine is no failure: on one with eight times the work it can do, the longest tests take over a minute. */
const patient = { testTimeout: 180_000, hookTimeout: 180_000, expect: { poll: { timeout: 60_000 } } };
const seeded = { SIGHTLINE_TEST_SEED: process.env.SIGHTLINE_TEST_SEED ?? "20261126" };

const exclude = ["node_modules/**", "build/**", ".next/**", "e2e/**/*.spec.ts"];

/** Pure code, each test beside its file. The mutation test runs those of the pure rings. */
export const unit = {
  resolve: { alias },
  test: {
    name: "unit",
    include: ["**/*.test.{ts,tsx}"],
    exclude: [...exclude, "**/*.integration.test.ts", "**/*.long.test.ts"],
    setupFiles: "test/properties.ts",
    env: seeded,
    // They keep nothing that another file would meet, and load what they share once: a third of the time.
    isolate: false,
    ...patient,
  },
};

/** What takes minutes, mostly of waiting, goes first: begun last, it would be waited for with one core idle. */
const LONGEST = [
  "test/kills/run-kills.integration.test.ts",
  "lib/services/who-may.integration.test.ts",
  "test/kills/service-kills.integration.test.ts",
  "scripts/demo/fill-here.integration.test.ts",
  "scripts/admin/admin.integration.test.ts",
];

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification) =>
      LONGEST.findIndex((path) => moduleId === `${root}${path}`) + 1 || LONGEST.length + 1;
    return (await super.sort(files)).toSorted((a, b) => place(a) - place(b));
  }
}

export default defineConfig({
  test: {
    sequence: { sequencer: LongestFirst },
    projects: [
      unit,
      {
        resolve: { alias },
        test: {
          name: "integration",
          include: ["**/*.integration.test.ts"],
          exclude,
          globalSetup: "test/integration-setup.ts",
          setupFiles: ["test/integration-file-setup.ts", "test/properties.ts"],
          // To load the product anew for each file was half of the time. What a file has set or opened goes with it:
          // test/integration-file-setup.ts.
          isolate: false,
          // Much of a file is waiting for the database: two at once on a machine of two cores.
          maxWorkers: 2,
          env: seeded,
          ...patient,
        },
      },
      {
        resolve: { alias },
        test: {
          name: "long",
          include: ["**/*.long.test.ts", ...fuzzers],
          exclude,
          setupFiles: "test/properties.ts",
          env: { SIGHTLINE_TEST_DEPTH: "30" },
          ...patient,
          testTimeout: 10 * 60_000,
        },
      },
    ],
  },
});
