import "server-only";
import { createHash } from "node:crypto";
import { hashWording, type Wording } from "./keep-version";

/** Under what a set has a question once: its wording, where it is asked, and as whom. */
export function hashQuestion(
  wording: Wording,
  { marketId, personaId }: { marketId: string | null; personaId: string | null },
): string {
  const canonical = JSON.stringify([hashWording(wording), marketId, personaId]);
  return createHash("sha256").update(canonical).digest("hex");
}
