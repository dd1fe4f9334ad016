import { existsSync, readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { root } from "../bootstrap.mjs";
import { isBuilt } from "../source-stamp.mjs";
import { countOne, runNode, sum } from "./step.mjs";

const FIRST_LOAD_KB = 200;

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

/** Builds as `npm start` does, and looks at what a browser would be sent. */
export async function runBuild() {
  if (!isBuilt(root)) {
    const { ok } = await runNode("scripts/build.mjs", []);
    if (!ok) return countOne(false);
  }
  return sum([countOne(true), ...checkMarkers().map(countOne), ...checkFirstLoad().map(countOne)]);
}

function checkMarkers() {
  const sent = readAll(join(root, ".next/static"));
  const kept = readAll(join(root, ".next/server"));
  return Object.entries(MARKERS).map(([module, marker]) => {
    const leaked = sent.some((text) => text.includes(marker));
    const present = kept.some((text) => text.includes(marker));
    if (leaked) console.error(`  ✗ ${module} is in a file that browsers get.`);
    if (!present) console.error(`  ✗ The marker of ${module} is not in the build any more: choose another.`);
    return !leaked && present;
  });
}

/** JavaScript that a first visit to each route loads, gzipped. */
function checkFirstLoad() {
  const require = createRequire(import.meta.url);
  const { rootMainFiles } = JSON.parse(readFileSync(join(root, ".next/build-manifest.json"), "utf8"));
  const appPaths = JSON.parse(readFileSync(join(root, ".next/server/app-paths-manifest.json"), "utf8"));
  const pages = Object.keys(appPaths).filter((path) => path.endsWith("/page"));
  return pages.map((page) => {
    const manifest = join(root, ".next/server/app", `${page}_client-reference-manifest.js`);
    if (!existsSync(manifest)) return true;
    require(manifest);
    const { __RSC_MANIFEST: loaded } = /** @type {{ __RSC_MANIFEST?: Record<string, any> }} */ (globalThis);
    /** @type {Record<string, string[]>} */
    const entries = loaded?.[page]?.entryJSFiles ?? {};
    const files = new Set([rootMainFiles, ...Object.values(entries)].flat());
    const kilobytes = [...files].reduce((total, file) => total + gzippedSize(file), 0) / 1000;
    const ok = kilobytes <= FIRST_LOAD_KB;
    console.log(`  ${ok ? "✓" : "✗"} ${page.replace(/\/page$/, "") || "/"}: ${kilobytes.toFixed(0)} kB`);
    return ok;
  });
}

/** @type {Map<string, number>} */
const sizes = new Map();

/** @param {string} file */
function gzippedSize(file) {
  const known = sizes.get(file);
  if (known !== undefined) return known;
  const size = gzipSync(readFileSync(join(root, ".next", file))).length;
  sizes.set(file, size);
  return size;
}

/** @param {string} folder */
function readAll(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".js"))
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), "utf8"));
}
