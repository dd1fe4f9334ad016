import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const NOT_BUILT = new Set([
  "node_modules",
  "build",
  "docs",
  "e2e",
  "bench",
  "test",
  "test-results",
  "playwright-report",
  "next-env.d.ts",
]);

/**
 * One hash over everything the build is made from: the same on every machine with the same sources.
 * @param {string} root
 */
export function sourceStamp(root) {
  const hash = createHash("sha256");
  for (const file of sourceFiles(root)) {
    hash.update(`${file}\0`);
    hash.update(readFileSync(join(root, file)));
    hash.update("\0");
  }
  return hash.digest("hex").slice(0, 20);
}

/** @param {string} root */
export const stampFile = (root) => join(root, "build/stamp");

/**
 * Whether what is built was built from these sources.
 * @param {string} root
 */
export function isBuilt(root) {
  const file = stampFile(root);
  return (
    existsSync(file) &&
    existsSync(join(root, ".next/BUILD_ID")) &&
    readFileSync(file, "utf8") === sourceStamp(root)
  );
}

/**
 * @param {string} root
 * @param {string} [folder]
 * @returns {string[]}
 */
function sourceFiles(root, folder = "") {
  return readdirSync(join(root, folder), { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = folder ? `${folder}/${entry.name}` : entry.name;
      if (entry.name.startsWith(".") || NOT_BUILT.has(path) || path === "lib/db/generated") return [];
      if (entry.isDirectory()) return sourceFiles(root, path);
      return entry.isFile() && !/\.(md|test\.tsx?)$/.test(entry.name) ? [path] : [];
    });
}
