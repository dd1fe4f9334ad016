import next from "@next/eslint-plugin-next";
import checkFile from "eslint-plugin-check-file";
import reactHooks from "eslint-plugin-react-hooks";
import tseslint from "typescript-eslint";
import { useCaseShape } from "./scripts/lint/use-case-shape.mjs";

const noProcessEnv = {
  selector: "MemberExpression[object.name='process'][property.name='env']",
  message: "Read the environment through lib/env.ts, where it is validated.",
};

const OWN_CLOCK =
  "What is recorded is dated by now() of what one is given; what processes compare is the database's now(), in SQL.";
/** A clock of one's own. Time that only passes in a process (`performance.now()`) is everybody's. */
const noOwnClock = [
  { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: OWN_CLOCK },
  { selector: "MemberExpression[object.name='Date'][property.name='now']", message: OWN_CLOCK },
];

/** @typedef {{ group: string[], message: string }} Restriction */

/** @type {(group: string[], message: string) => Restriction} One import restriction: which names, and where to go instead. */
const restrict = (group, message) => ({ group, message });

const prismaOnlyInDb = restrict(
  ["@prisma/*", "@/lib/db/generated/*"],
  "Prisma lives in lib/db; import a function from there.",
);
const nextOnlyAtTheEdge = restrict(
  ["next", "next/*", "next-auth", "next-auth/*"],
  "lib/ below the web seam knows no Next; put request handling in lib/web, lib/auth or app.",
);
const actionsThroughOurHook = restrict(
  ["next-safe-action/hooks"],
  "Call actions by useAction of lib/queries/use-action: it says what the gate refuses, such as a lost session.",
);
const linksOfOurs = restrict(
  ["next/link"],
  "Use components/ui/link: Next's own asks the server for every page whose link is in view.",
);
const reactOnlyAbove = restrict(
  ["react", "react-dom", "@tanstack/*"],
  "lib/ below the web seam knows no React; use lib/queries or components.",
);

export default tseslint.config(
  {
    ignores: [
      ".next/**",
      "build/**",
      "node_modules/**",
      "lib/db/generated/**",
      ".data/**",
      "next-env.d.ts",
      "test-results/**",
    ],
  },
  { linterOptions: { reportUnusedDisableDirectives: "error", noInlineConfig: true } },
  ...tseslint.configs.strict,
  {
    files: ["**/*.ts", "**/*.tsx"],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      "@typescript-eslint/no-floating-promises": "error",
      "@typescript-eslint/no-misused-promises": ["error", { checksVoidReturn: { attributes: false } }],
      "@typescript-eslint/await-thenable": "error",
      "@typescript-eslint/switch-exhaustiveness-check": [
        "error",
        { considerDefaultExhaustiveForUnions: true },
      ],
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", ignoreRestSiblings: true }],
    },
  },
  {
    plugins: { "check-file": checkFile },
    files: ["**/*.{ts,tsx,mjs}"],
    ignores: ["next-env.d.ts"],
    rules: {
      "check-file/filename-naming-convention": [
        "error",
        { "**/*.{ts,tsx,mjs}": "KEBAB_CASE" },
        { ignoreMiddleExtensions: true },
      ],
      eqeqeq: ["error", "always", { null: "ignore" }],
      "no-console": "error",
    },
  },
  {
    files: ["app/**/*.tsx", "components/**/*.tsx", "lib/web/**/*.tsx", "lib/queries/**"],
    plugins: { "react-hooks": reactHooks, "@next/next": next },
    rules: {
      ...reactHooks.configs.recommended.rules,
      ...next.configs.recommended.rules,
      ...next.configs["core-web-vitals"].rules,
    },
  },
  // A logo is behind a session or a token, and is never made anew.
  { files: ["app/_reports/report-logo.tsx"], rules: { "@next/next/no-img-element": "off" } },
  {
    files: ["**/*.{ts,tsx,mjs}"],
    ignores: [
      "lib/env.ts",
      "lib/own-build.ts",
      "scripts/**",
      "e2e/**",
      "bench/**",
      "test/**",
      "*.config.{ts,mjs}",
    ],
    rules: { "no-restricted-syntax": ["error", noProcessEnv] },
  },
  {
    // instance.ts makes the clock that the others are given.
    files: ["lib/api-service/**"],
    ignores: ["lib/api-service/instance.ts", "**/*.test.ts"],
    rules: { "no-restricted-syntax": ["error", noProcessEnv, ...noOwnClock] },
  },
  {
    // context.ts makes the clock that the others are given.
    files: ["lib/{services,db,auth,queue,worker,reading}/**"],
    ignores: ["lib/services/context.ts", "**/*.test.ts"],
    rules: { "no-restricted-syntax": ["error", noProcessEnv, ...noOwnClock] },
  },
  {
    files: ["app/**", "components/**"],
    ignores: ["components/ui/link.tsx"],
    rules: {
      "@typescript-eslint/no-restricted-imports": [
        "error",
        { patterns: [prismaOnlyInDb, actionsThroughOurHook, linksOfOurs] },
      ],
    },
  },
  {
    files: ["lib/**"],
    ignores: ["lib/db/**", "lib/web/**", "lib/auth/**", "lib/queries/**"],
    rules: {
      "@typescript-eslint/no-restricted-imports": [
        "error",
        { patterns: [prismaOnlyInDb, nextOnlyAtTheEdge, reactOnlyAbove] },
      ],
    },
  },
  {
    files: ["lib/{queries,web,auth}/**"],
    ignores: ["lib/queries/use-action.ts"],
    rules: { "@typescript-eslint/no-restricted-imports": ["error", { patterns: [actionsThroughOurHook] }] },
  },
  {
    files: ["lib/services/*/index.ts"],
    plugins: { sightline: { rules: { "use-case-shape": useCaseShape } } },
    rules: { "sightline/use-case-shape": "error" },
  },
  { files: ["scripts/**", "bench/**", "e2e/**", "test/**"], rules: { "no-console": "off" } },
);
