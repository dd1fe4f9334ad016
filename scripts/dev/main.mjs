import { spawn } from "node:child_process";
import { join } from "node:path";
import { bundle, PROGRAMS, root } from "../bundle.mjs";
import { generateClient } from "../generate.mjs";

generateClient();
await bundle(PROGRAMS, join(root, "build/dev"));
const launcher = spawn(process.execPath, ["--enable-source-maps", join(root, "build/dev/launcher.mjs")], {
  cwd: root,
  stdio: ["inherit", "inherit", "inherit", "ipc"],
  env: { ...process.env, NODE_ENV: "development", NEXT_TELEMETRY_DISABLED: "1" },
});
for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM"])) {
  process.on(signal, () => launcher.kill("SIGTERM"));
}
launcher.on("exit", (code) => process.exit(code ?? 1));
