import "server-only";
import { createHash, randomBytes } from "node:crypto";
import { AppError } from "@/lib/domain/errors";

/** What an invitation's link carries: 256 random bits, which nobody guesses. */
export const makeToken = (): string => randomBytes(32).toString("base64url");

/** As it is kept. */
export const hashToken = (token: string): string => createHash("sha256").update(token).digest("hex");

/** What is said of every link that does not count, whatever it once was. */
export const linkIsOver = () =>
  new AppError("not_found", {
    message:
      "This link does not count any more: it was used, replaced or revoked, or it is too old. Ask for a new one.",
  });
