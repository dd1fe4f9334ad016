import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { isAlive, processStartTime } from "./processes.mjs";

// Plain JavaScript: the start script asks for the lock's holder before anything is installed or built.

/** @typedef {import("./processes.mjs").ProcessRecord} ProcessRecord */
/**
 * @typedef {object} LauncherRecord
 * @property {ProcessRecord} launcher
 * @property {ProcessRecord[]} children processes to stop when the launcher is found dead
 * @property {string} url where the app answers
 * @property {string | null} databaseUrl the database it runs on; null before it is known
 */

/** @param {string} dataDir */
const lockPath = (dataDir) => join(dataDir, "launcher.json");

/**
 * What the lock says, whether its holder lives or not.
 * @param {string} dataDir
 * @returns {LauncherRecord | null}
 */
export function readLock(dataDir) {
  try {
    return JSON.parse(readFileSync(lockPath(dataDir), "utf8"));
  } catch {
    return null;
  }
}

/**
 * The launcher that lives on this data folder.
 * @param {string} dataDir
 * @returns {LauncherRecord | null}
 */
export function livingLauncher(dataDir) {
  const record = readLock(dataDir);
  return record && isAlive(record.launcher) ? record : null;
}

/**
 * Takes the lock for this process.
 * @param {string} dataDir
 * @param {string} url
 * @returns {{ taken: true, update: (children: ProcessRecord[]) => void, setDatabase: (databaseUrl: string) => void, release: () => void, left: ProcessRecord[] }
 *   | { taken: false, holder: LauncherRecord }} `left` is what a dead launcher did not stop
 */
export function takeLock(dataDir, url) {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const path = lockPath(dataDir);
  const own = `${path}.${process.pid}`;
  /** @type {LauncherRecord} */
  const record = {
    databaseUrl: null,
    launcher: { name: "launcher", pid: process.pid, startTime: processStartTime(process.pid) ?? "" },
    children: [],
    url,
  };
  const write = (/** @type {string} */ file) => writeFileSync(file, JSON.stringify(record), { mode: 0o600 });
  /** @type {ProcessRecord[]} */
  let left = [];
  try {
    for (;;) {
      write(own);
      if (tryLink(own, path)) break;
      const seen = readText(path);
      const holder = readLock(dataDir);
      if (holder && isAlive(holder.launcher)) return { taken: false, holder };
      // A dead launcher's lock is moved aside, not deleted: if another start got in between, what was moved is
      // that start's lock, and it is put back.
      const aside = `${path}.dead.${process.pid}`;
      try {
        renameSync(path, aside);
      } catch {
        continue;
      }
      if (readText(aside) !== seen) tryLink(aside, path);
      else if (holder) left = holder.children.filter(isAlive);
      rmSync(aside, { force: true });
    }
  } finally {
    rmSync(own, { force: true });
  }
  const rewrite = () => {
    write(own);
    renameSync(own, path);
  };
  return {
    taken: true,
    left,
    update(children) {
      record.children = children;
      rewrite();
    },
    setDatabase(databaseUrl) {
      record.databaseUrl = databaseUrl;
      rewrite();
    },
    release() {
      rmSync(path, { force: true });
    },
  };
}

/** @param {string} path */
function readText(path) {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return null;
  }
}

/**
 * @param {string} from
 * @param {string} to
 */
function tryLink(from, to) {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EEXIST") return false;
    throw error;
  }
}
