import { runChecks } from "./checks.mjs";
import { runSteps } from "./step.mjs";
import { runVitest } from "./suites.mjs";

// npm run verify

await runSteps([
  { name: "checks", budgetSeconds: 40, run: runChecks },
  { name: "unit", budgetSeconds: 20, run: () => runVitest("unit") },
]);
