import { join, resolve } from "node:path";
import { ensureInstalled, pickNode, root, run, stay, stop } from "./bootstrap.mjs";
import { livingLauncher } from "./lock.mjs";
import { isBuilt } from "./source-stamp.mjs";

// npm start: from whatever state the clone is in to a running app.

// Asked first: building under a running app would pull its files away.
const running = livingLauncher(resolve(root, process.env.SIGHTLINE_DATA_DIR?.trim() || ".data"));
if (running) stop(`Sightline already runs here: ${running.url} (process ${running.launcher.pid}).`);

ensureInstalled();
const node = pickNode();
if (!isBuilt(root) && run(node, [join(root, "scripts/build.mjs")]) !== 0) process.exit(1);

stay(node, ["--enable-source-maps", join(root, "build/launcher.mjs")], { NODE_ENV: "production" });
