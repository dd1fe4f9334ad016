import { createHmac, randomBytes } from "node:crypto";
import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/**
 * The secret of this instance, for the launcher and for admin commands alike: the environment's, or else the one kept
 * beside the data. What one of them seals, all must be able to read.
 */
export const secretOf = ({ secret, dataDir }: { secret: string | undefined; dataDir: string }): string =>
  secret ?? keepSecret(dataDir);

/** The secret of an instance that was given none: made once, kept beside the data, readable to its owner only. */
function keepSecret(dataDir: string): string {
  const file = join(dataDir, "secret");
  if (!existsSync(file)) {
    writeFileSync(`${file}.partial`, randomBytes(32).toString("hex"), { mode: 0o600 });
    renameSync(`${file}.partial`, file);
  }
  return readFileSync(file, "utf8").trim();
}

/** The code that guards the first set-up. It follows from the secret, so every copy that starts prints the same one. */
export function setupCode(secret: string): string {
  return createHmac("sha256", secret).update("set-up code").digest("base64url").slice(0, 24);
}
