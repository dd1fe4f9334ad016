import { createHash } from "node:crypto";
import { chmodSync, chownSync, existsSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { canReach, unprivilegedAccount, type Account } from "./account";
import { copyBinaries, packagedBinaries } from "./binaries";

/** Where PostgreSQL's programs and data lie, and who runs it. */
export interface Place {
  binaries: string;
  /** The folder PostgreSQL owns; its data folder and password file are made in it. */
  home: string;
  account: Account | null;
  /** One line for the person who started us, when things lie elsewhere than expected. */
  notice: string | null;
}

/** Where things go that root's clone hides from PostgreSQL's account. */
const ELSEWHERE = "/var/lib/sightline";

/** Settles where PostgreSQL runs from, making its folder with the right owner and mode. */
export function preparePlace(dataDir: string): Place {
  const account = unprivilegedAccount();
  // PostgreSQL's account has to pass through, not to look around; the files in it are 0600.
  mkdirSync(dataDir, { recursive: true, mode: account ? 0o711 : 0o700 });
  if (account) chmodSync(dataDir, 0o711);
  const native = packagedBinaries();
  if (!account)
    return { binaries: native, home: ownFolder(join(dataDir, "postgres"), null), account, notice: null };

  const dataReachable = canReach(account, dataDir);
  const binariesReachable = canReach(account, native);
  if (!dataReachable || !binariesReachable) mkdirSync(ELSEWHERE, { recursive: true, mode: 0o711 });
  const home = dataReachable
    ? join(dataDir, "postgres")
    : join(ELSEWHERE, createHash("sha256").update(dataDir).digest("hex").slice(0, 16));
  const binaries = binariesReachable
    ? native
    : copyBinaries(native, join(ELSEWHERE, `postgresql-${postgresVersion(native)}`));
  return {
    binaries,
    home: ownFolder(home, account),
    account,
    notice:
      dataReachable && binariesReachable
        ? null
        : `PostgreSQL's account cannot reach this folder: its ${[dataReachable ? [] : "data", binariesReachable ? [] : "programs"].flat().join(" and ")} are in ${dataReachable ? ELSEWHERE : home}`,
  };
}

function ownFolder(path: string, account: Account | null): string {
  if (!existsSync(path)) mkdirSync(path, { mode: 0o700 });
  chmodSync(path, 0o700);
  if (account) chownSync(path, account.uid, account.gid);
  return path;
}

function postgresVersion(native: string): string {
  const text = readFileSync(join(native, "..", "package.json"), "utf8");
  return createHash("sha256").update(text).digest("hex").slice(0, 12);
}
