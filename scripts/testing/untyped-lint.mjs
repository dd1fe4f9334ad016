import { lint } from "../lint/run.mjs";

// The lint rules that need no types. Those that do: typed-checks.mjs.

if (!(await lint())) process.exitCode = 1;
