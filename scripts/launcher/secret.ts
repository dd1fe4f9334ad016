import { createHmac, randomBytes } from "node:crypto";
import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { StartError } from "../start-error";

/** As many characters as the environment's own secret has to have. */
const SHORTEST = 32;

/**
 * The secret of this instance, for the launcher and for admin commands alike: the environment's, or else the one kept
 * beside the data. What one of them seals, all must be able to read.
 */
export const secretOf = ({ secret, dataDir }: { secret: string | undefined; dataDir: string }): string =>
  secret ?? keepSecret(dataDir);

/**
 * The secret of an instance that was given none: made once, kept beside the data, readable to its owner only. Throws
 * StartError where the file holds none: a new one would lock up all that was sealed with the old.
 */
function keepSecret(dataDir: string): string {
  const file = join(dataDir, "secret");
  if (!existsSync(file)) {
    writeFileSync(`${file}.partial`, randomBytes(32).toString("hex"), { mode: 0o600 });
    renameSync(`${file}.partial`, file);
  }
  const secret = readFileSync(file, "utf8").trim();
  if (secret.length >= SHORTEST) return secret;
  throw new StartError(
    `${file} holds no usable secret (${secret.length} characters; it takes ${SHORTEST}). Put it back from a backup. Without one, remove the file: a new secret is made, and API passwords and model keys have to be entered anew.`,
  );
}

/** The code that guards the first set-up. It follows from the secret, so every copy that starts prints the same one. */
export function setupCode(secret: string): string {
  return createHmac("sha256", secret).update("set-up code").digest("base64url").slice(0, 24);
}
