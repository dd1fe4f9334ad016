import { runChecks } from "./checks.mjs";
import { runSteps } from "./step.mjs";
import { runVitest } from "./suites.mjs";

// npm run verify

await runSteps([
  [
    { name: "checks", budgetSeconds: 75, run: runChecks },
    { name: "unit", budgetSeconds: 90, run: () => runVitest("unit") },
  ],
]);
