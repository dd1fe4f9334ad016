import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import { isAlive, processStartTime } from "./processes.mjs";

const PREFIX = "sightline-temporary-";
const OWNER = "owner.json";
const ownerSchema = z.object({ name: z.string(), pid: z.int(), startTime: z.string() });

/**
 * A folder for what is of no use when this process has ended, which a server under another user may pass through.
 * Removes those of processes that were killed before they could; a database server that still runs in one ends itself
 * when it misses its files.
 */
export function makeTemporaryFolder(name: string): string {
  removeLeftBehind();
  const folder = mkdtempSync(join(tmpdir(), `${PREFIX}${name}-`));
  chmodSync(folder, 0o711);
  const owner = { name, pid: process.pid, startTime: processStartTime(process.pid) };
  writeFileSync(join(folder, OWNER), JSON.stringify(owner));
  return folder;
}

function removeLeftBehind(): void {
  for (const name of readdirSync(tmpdir())) {
    if (!name.startsWith(PREFIX)) continue;
    const folder = join(tmpdir(), name);
    try {
      const owner = ownerSchema.parse(JSON.parse(readFileSync(join(folder, OWNER), "utf8")));
      if (!isAlive(owner)) rmSync(folder, { recursive: true, force: true });
    } catch {
      // Just being made or removed, or somebody else's: not ours to remove.
    }
  }
}
