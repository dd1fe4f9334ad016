import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";

/**
 * The process that a cluster's `postmaster.pid` names, or null. A file that names none (a full disk or a power cut left
 * it empty or torn) is removed: PostgreSQL would refuse to start over it. Should a server run all the same, the new one
 * finds its shared memory in use and ends by itself.
 */
export function dropUnreadablePid(cluster: string): number | null {
  const file = join(cluster, "postmaster.pid");
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch {
    return null;
  }
  const [first = ""] = text.split("\n");
  if (/^[1-9]\d{0,9}$/.test(first.trim())) return Number(first);
  rmSync(file, { force: true });
  return null;
}
