import { spawn } from "node:child_process";
import { join } from "node:path";
import { bundle, root } from "../bundle.mjs";
import { generateClient } from "../generate.mjs";

generateClient();
await bundle(
  { launcher: "scripts/launcher/main.ts", web: "scripts/web.ts", worker: "lib/worker/worker.ts" },
  join(root, "build/dev"),
);
const launcher = spawn(process.execPath, ["--enable-source-maps", join(root, "build/dev/launcher.mjs")], {
  cwd: root,
  stdio: ["inherit", "inherit", "inherit", "ipc"],
  env: { ...process.env, NODE_ENV: "development", NEXT_TELEMETRY_DISABLED: "1" },
});
for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM"])) {
  process.on(signal, () => launcher.kill("SIGTERM"));
}
launcher.on("exit", (code) => process.exit(code ?? 1));
