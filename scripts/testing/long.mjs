import { runSteps } from "./step.mjs";
import { runBuild } from "./bundle-checks.mjs";
import { runLong } from "./suites.mjs";

// npm run test:long

await runSteps([
  { name: "build", budgetSeconds: 90, run: runBuild },
  { name: "long", budgetSeconds: 900, run: runLong },
]);
