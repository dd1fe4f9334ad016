import ts from "typescript";
import { lint } from "../lint/run.mjs";
import { root } from "../bootstrap.mjs";

// The types, and the lint rules that ask for them: one program for both, so that types are worked out once.

/** @type {import("typescript").FormatDiagnosticsHost} */
const host = {
  getCanonicalFileName: (name) => name,
  getCurrentDirectory: () => root,
  getNewLine: () => "\n",
};

const config = ts.getParsedCommandLineOfConfigFile(
  `${root}/tsconfig.json`,
  { noEmit: true, incremental: false, tsBuildInfoFile: undefined },
  { ...ts.sys, onUnRecoverableConfigFileDiagnostic: (problem) => tell([problem]) },
);
if (!config) throw new Error("tsconfig.json is not there.");
const program = ts.createProgram({ rootNames: config.fileNames, options: config.options });
const problems = [...config.errors, ...ts.getPreEmitDiagnostics(program)];
tell(problems);
if (!(await lint({ program })) || problems.length > 0) process.exitCode = 1;

/** @param {readonly import("typescript").Diagnostic[]} diagnostics */
function tell(diagnostics) {
  if (diagnostics.length > 0) console.error(ts.formatDiagnostics(diagnostics, host));
}
