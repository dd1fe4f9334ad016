import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { bundle, root } from "./bundle.mjs";
import { generateClient } from "./generate.mjs";
import { sourceStamp } from "./source-stamp.mjs";

// Builds what changed sources need: the database client, Next's pages, the programs beside them. Quick when nothing
// changed. --verbose shows Next's own report.

const verbose = process.argv.includes("--verbose");
const stampFile = join(root, "build/stamp");
const stamp = sourceStamp(root);
if (!isBuilt()) {
  console.log("Building…");
  rmSync(stampFile, { force: true });
  generateClient();
  await bundle(
    {
      launcher: "scripts/launcher/main.ts",
      web: "scripts/web.ts",
      worker: "lib/jobs/worker.ts",
      admin: "scripts/admin/main.ts",
    },
    join(root, "build"),
  );
  const next = spawnSync(process.execPath, [join(root, "node_modules/next/dist/bin/next"), "build"], {
    cwd: root,
    stdio: verbose ? "inherit" : "pipe",
    encoding: "utf8",
    env: { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
  });
  if (next.status !== 0) {
    if (!verbose) process.stderr.write(`${next.stdout}${next.stderr}`);
    console.error("The build failed.");
    process.exit(1);
  }
  mkdirSync(join(root, "build"), { recursive: true });
  writeFileSync(stampFile, stamp);
}

function isBuilt() {
  return (
    existsSync(stampFile) &&
    readFileSync(stampFile, "utf8") === stamp &&
    existsSync(join(root, ".next/BUILD_ID"))
  );
}
