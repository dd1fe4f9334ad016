import "server-only";
import { createHash, randomBytes } from "node:crypto";

/** The secret of a link that is handed to one person: 256 random bits, which nobody guesses. */
export const makeToken = (): string => randomBytes(32).toString("base64url");

/** SHA-256 of a link's secret, as it is kept. */
export const hashToken = (token: string): string => createHash("sha256").update(token).digest("hex");
