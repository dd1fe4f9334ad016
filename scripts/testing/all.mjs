import { runBuild } from "./bundle-checks.mjs";
import { runChecks } from "./checks.mjs";
import { runSteps } from "./step.mjs";
import { runEndToEnd, runVitest } from "./suites.mjs";

// npm test

await runSteps([
  { name: "checks", budgetSeconds: 60, run: runChecks },
  { name: "unit", budgetSeconds: 60, run: () => runVitest("unit") },
  { name: "integration", budgetSeconds: 120, run: () => runVitest("integration") },
  { name: "build", budgetSeconds: 90, run: runBuild },
  { name: "end-to-end", budgetSeconds: 240, run: runEndToEnd },
]);
