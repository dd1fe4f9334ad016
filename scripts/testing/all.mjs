import { runBuild } from "./bundle-checks.mjs";
import { runChecks } from "./checks.mjs";
import { runSteps } from "./step.mjs";
import { runEndToEnd, runVitest } from "./suites.mjs";

// npm test

await runSteps([
  // Types are worked out in one process, at the end alone: the other core has the unit tests and the build to do. The
  // checks have read what they look at, all of .next too, long before the build begins to write there.
  [
    { name: "checks", budgetSeconds: 75, run: runChecks },
    [
      { name: "unit", budgetSeconds: 90, run: () => runVitest("unit") },
      { name: "build", budgetSeconds: 120, run: runBuild },
    ],
  ],
  { name: "integration", budgetSeconds: 240, run: () => runVitest("integration") },
  { name: "end-to-end", budgetSeconds: 360, run: runEndToEnd },
]);
