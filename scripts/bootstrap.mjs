import { spawn, spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

// Plain JavaScript without dependencies, for the host's own Node: what has to be there before anything else can run.

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

const NODE_WANTED = 24;

/** Whoever started us, before it could be gone. */
const parent = process.ppid;

/** Installs packages unless those of the lock file are there; returns whether it had to. */
export function ensureInstalled() {
  if (isInstalled()) return false;
  // What a program says of itself may be read by another one: this is none of it.
  console.error("Installing packages…");
  const npm = process.env.npm_execpath;
  const [command, first] = npm?.endsWith(".js") ? [process.execPath, [npm]] : ["npm", []];
  const { status } = spawnSync(
    command,
    [...first, "ci", "--include=dev", "--no-audit", "--no-fund", "--loglevel=error"],
    { cwd: root, stdio: ["inherit", 2, 2] },
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
 * Runs a program that stays, and ends with it. It is told to stop when we are, and when whoever started us is gone: npm
 * that is told to stop passes it on to its shell at most, and leaves us behind. Without npm we may outlive a terminal.
 * @param {string} node
 * @param {string[]} args
 * @param {Record<string, string>} env
 */
export function stay(node, args, env = {}) {
  const program = spawn(node, args, {
    cwd: root,
    stdio: ["inherit", "inherit", "inherit", "ipc"],
    env: { ...process.env, ...env, NEXT_TELEMETRY_DISABLED: "1" },
  });
  // It stops things in order; we stay until it has.
  for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"])) {
    process.on(signal, () => program.kill("SIGTERM"));
  }
  if (process.env.npm_lifecycle_event !== undefined) {
    setInterval(() => process.ppid === parent || program.kill("SIGTERM"), 500).unref();
  }
  program.on("exit", (code) => process.exit(code ?? 1));
}

/**
 * @param {string} message
 * @returns {never}
 */
export function stop(message) {
  console.error(message);
  process.exit(1);
}
