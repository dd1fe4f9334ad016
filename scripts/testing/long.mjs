import { runSteps } from "./step.mjs";
import { runBuild } from "./bundle-checks.mjs";
import { runLong, runVitest } from "./suites.mjs";

// npm run test:long

await runSteps([
  { name: "build", budgetSeconds: 90, run: runBuild },
  { name: "fuzz", budgetSeconds: 300, run: () => runVitest("long") },
  { name: "long", budgetSeconds: 1500, run: runLong },
]);
