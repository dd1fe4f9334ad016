import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const root = fileURLToPath(new URL(".", import.meta.url));

const alias = [
  { find: /^server-only$/, replacement: `${root}scripts/empty.mjs` },
  { find: /^@\//, replacement: root },
];

const exclude = ["node_modules/**", "build/**", ".next/**", "e2e/**/*.spec.ts"];

export default defineConfig({
  test: {
    projects: [
      {
        resolve: { alias },
        test: {
          name: "unit",
          include: ["**/*.test.{ts,tsx}"],
          exclude: [...exclude, "**/*.integration.test.ts", "**/*.long.test.ts"],
          // A slow machine is no failure.
          testTimeout: 30_000,
        },
      },
      {
        resolve: { alias },
        test: {
          name: "integration",
          include: ["**/*.integration.test.ts"],
          exclude,
          globalSetup: "test/integration-setup.ts",
          setupFiles: "test/integration-file-setup.ts",
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        resolve: { alias },
        test: {
          name: "long",
          include: ["**/*.long.test.ts"],
          exclude,
          testTimeout: 10 * 60_000,
        },
      },
    ],
  },
});
