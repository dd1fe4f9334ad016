import { join } from "node:path";
import { ensureInstalled, pickNode, root, run } from "./bootstrap.mjs";

// npm run test:mutation -- [folder or file of lib …]: all pure rings, or what is named.

ensureInstalled();
const named = process.argv
  .slice(2)
  .map((name) => (name.endsWith(".ts") ? `lib/${name}` : `lib/${name}/**/*.ts`));
const mutate = named.length > 0 ? ["--mutate", [...named, "!lib/**/*.test.ts"].join(",")] : [];
process.exitCode = run(pickNode(), [
  join(root, "node_modules/@stryker-mutator/core/bin/stryker.js"),
  "run",
  ...mutate,
]);
