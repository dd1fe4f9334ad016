import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";

/** The unprivileged account PostgreSQL runs as when we are root, which it refuses to run as. */
export interface Account {
  uid: number;
  gid: number;
  home: "/";
}

/** Accounts every Linux has one of; initdb wants an entry in the password file. */
const CANDIDATES = ["postgres", "nobody"];

/**
 * @returns null when this process is not root and PostgreSQL can run as it is
 * @throws when root finds no account to use
 */
export function unprivilegedAccount(): Account | null {
  if (process.getuid?.() !== 0) return null;
  const entries = readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .map((line) => line.split(":"));
  for (const name of CANDIDATES) {
    const entry = entries.find((fields) => fields[0] === name);
    if (entry) return { uid: Number(entry[2]), gid: Number(entry[3]), home: "/" };
  }
  throw new Error(
    `PostgreSQL does not run as root, and this system has no account "${CANDIDATES.join('" or "')}" to run it as. Start as an ordinary user.`,
  );
}

/** Whether the account can get into a folder, asked of the system itself: every folder above it counts. */
export function canReach(account: Account, folder: string): boolean {
  const { uid, gid } = account;
  return spawnSync("/bin/sh", ["-c", 'cd "$1"', "sh", folder], { uid, gid, cwd: "/" }).status === 0;
}
