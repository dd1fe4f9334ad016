import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../bootstrap.mjs";
import { isBuilt } from "../source-stamp.mjs";
import { countOne, runNode, sum } from "./step.mjs";

/**
 * A text that only this server-side module holds. None may be in a file a browser gets; each must be in the server's
 * files, or the check would look for something that is no longer there.
 * @type {Record<string, string>}
 */
const MARKERS = {
  "lib/env.ts": "SIGHTLINE_SECRET is required with DATABASE_URL",
  "lib/db/pool.ts": "an idle database connection was lost",
  "lib/seal.ts": "sealed with an unknown version",
  "lib/api-client/errors.ts": "API call failed: ",
  "lib/api-service/work/failure-status.ts": "The model's API refused the service's key.",
};

/** Builds as `npm start` does, and looks at what a browser would be sent. How much that is, e2e/pages/weight.ts says. */
export async function runBuild() {
  if (!isBuilt(root)) {
    // What a clean clone builds is built once: what the next build could spare is not written down.
    /** @type {Record<string, string>} */
    const env = existsSync(join(root, ".next/cache")) ? {} : { SIGHTLINE_BUILD_ONCE: "1" };
    const { ok, output } = await runNode("scripts/build.mjs", [], { env });
    if (!ok) return countOne(false, "the build", output);
  }
  return sum([countOne(true, "the build"), ...checkMarkers()]);
}

function checkMarkers() {
  const sent = readAll(join(root, ".next/static"));
  const kept = readAll(join(root, ".next/server"));
  return Object.entries(MARKERS).map(([module, marker]) => {
    const leaked = sent.some((text) => text.includes(marker));
    const present = kept.some((text) => text.includes(marker));
    if (leaked) return countOne(false, `${module} is in a file that browsers get.`);
    return countOne(present, `The marker of ${module} is not in the build any more: choose another.`);
  });
}

/** @param {string} folder */
function readAll(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".js"))
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), "utf8"));
}
