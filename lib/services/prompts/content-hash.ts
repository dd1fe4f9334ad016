import "server-only";
import { createHash } from "node:crypto";
import { hashWording, type Wording } from "./keep-version";

interface Asked {
  marketId: string | null;
  personaId: string | null;
}

/** Under what a set has a question once: its wording, where it is asked, and as whom. */
export const hashQuestion = (wording: Wording, asked: Asked): string =>
  hashWorded(hashWording(wording), asked);

/** The same from the hash of a wording that is kept. */
export function hashWorded(wordingHash: string, { marketId, personaId }: Asked): string {
  return createHash("sha256")
    .update(JSON.stringify([wordingHash, marketId, personaId]))
    .digest("hex");
}
