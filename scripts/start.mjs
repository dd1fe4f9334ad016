import { spawn } from "node:child_process";
import { join, resolve } from "node:path";
import { ensureInstalled, pickNode, root, run, stop } from "./bootstrap.mjs";
import { livingLauncher } from "./lock.mjs";
import { isBuilt } from "./source-stamp.mjs";

// npm start: from whatever state the clone is in to a running app.

// Asked first: building under a running app would pull its files away.
const running = livingLauncher(resolve(root, process.env.SIGHTLINE_DATA_DIR?.trim() || ".data"));
if (running) stop(`Sightline already runs here: ${running.url} (process ${running.launcher.pid}).`);

const parent = process.ppid;
ensureInstalled();
const node = pickNode();
if (!isBuilt(root) && run(node, [join(root, "scripts/build.mjs")]) !== 0) process.exit(1);

const launcher = spawn(node, ["--enable-source-maps", join(root, "build/launcher.mjs")], {
  cwd: root,
  stdio: ["inherit", "inherit", "inherit", "ipc"],
  env: { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
});
// The launcher stops things in order; we stay until it has.
for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"])) {
  process.on(signal, () => launcher.kill("SIGTERM"));
}
// npm that is told to stop passes it on to its shell at most, and leaves us behind; by ourselves we may outlive a terminal.
if (process.env.npm_lifecycle_event === "start") {
  setInterval(() => process.ppid === parent || launcher.kill("SIGTERM"), 500).unref();
}
launcher.on("exit", (code) => process.exit(code ?? 1));
