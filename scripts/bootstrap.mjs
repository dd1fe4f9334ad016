import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

// Plain JavaScript without dependencies, for the host's own Node: what has to be there before anything else can run.

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

const NODE_WANTED = 24;

/** Installs packages unless those of the lock file are there; returns whether it had to. */
export function ensureInstalled() {
  if (isInstalled()) return false;
  console.log("Installing packages…");
  const npm = process.env.npm_execpath;
  const [command, first] = npm?.endsWith(".js") ? [process.execPath, [npm]] : ["npm", []];
  const { status } = spawnSync(
    command,
    [...first, "ci", "--include=dev", "--no-audit", "--no-fund", "--loglevel=error"],
    { cwd: root, stdio: "inherit" },
  );
  if (status !== 0) stop("The packages could not be installed; npm says why above.");
  return true;
}

function isInstalled() {
  const wanted = packages("package-lock.json");
  const present = packages("node_modules/.package-lock.json");
  if (!wanted || !present) return false;
  return Object.entries(wanted).every(
    ([path, { version, optional }]) =>
      path === "" || (present[path]?.version ?? (optional ? version : null)) === version,
  );
}

/**
 * @param {string} file
 * @returns {Record<string, { version?: string, optional?: boolean }> | null}
 */
function packages(file) {
  try {
    return JSON.parse(readFileSync(join(root, file), "utf8")).packages;
  } catch {
    return null;
  }
}

/** The Node that runs everything else: the one npm brought for this platform, else the host's if it is new enough. */
export function pickNode() {
  const brought = join(root, "node_modules/.bin/node");
  if (existsSync(brought)) return brought;
  if (Number.parseInt(process.versions.node, 10) >= NODE_WANTED) return process.execPath;
  return stop(
    `Sightline runs on Node ${NODE_WANTED}. For this platform (${process.platform}-${process.arch}) npm does not bring one, and this is Node ${process.versions.node}: install Node ${NODE_WANTED} or newer and start again.`,
  );
}

/**
 * Runs a script on the picked Node.
 * @param {string} node
 * @param {string[]} args
 * @returns {number} its exit code
 */
export function run(node, args) {
  return spawnSync(node, args, { cwd: root, stdio: "inherit" }).status ?? 1;
}

/**
 * @param {string} message
 * @returns {never}
 */
export function stop(message) {
  console.error(message);
  process.exit(1);
}
