import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

// Plain JavaScript: the start script needs this before anything is installed.

/**
 * When a process started, in the system's own unit: with the id it names a process for good, as ids are reused.
 * @param {number} pid
 * @returns {string | null} null when there is no such process (or only its corpse)
 */
export function processStartTime(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    // The name is in brackets and may hold spaces: what follows the last bracket starts with field 3, the state.
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return fields[0] === "Z" ? null : (fields[19] ?? null);
  } catch {
    if (process.platform === "linux") return null;
  }
  try {
    return execFileSync("ps", ["-o", "lstart=", "-p", String(pid)], { encoding: "utf8" }).trim() || null;
  } catch {
    return null;
  }
}

/** @typedef {{ name: string, pid: number, startTime: string }} ProcessRecord */

/** @param {ProcessRecord} record */
export function isAlive(record) {
  return processStartTime(record.pid) === record.startTime;
}
