import "server-only";

import { createHmac, timingSafeEqual } from "node:crypto";

/**
 * Gemini's citations point at a redirect. So do the sandbox's, at one of ours that really redirects. The token carries
 * its target and a signature, so nothing is stored; a target outside `.example` is refused even if it is signed, so a
 * leaked seed cannot turn the route into an open redirect.
 */
const SIGNATURE_BYTES = 16;

/** A token for a page of the sandbox's world. The nonce makes two tokens for one page differ, as they do in life. */
export function sealRedirect(target: string, nonce: string, seed: string): string {
  const payload = Buffer.from(`${nonce} ${target}`);
  return Buffer.concat([sign(payload, seed), payload]).toString("base64url");
}

/** The page a token leads to, or null when it was not sealed with this seed or leads out of the sandbox's world. */
export function resolveRedirect(token: string, seed: string): string | null {
  const bytes = Buffer.from(token, "base64url");
  if (bytes.length <= SIGNATURE_BYTES || bytes.toString("base64url") !== token) return null;
  const payload = bytes.subarray(SIGNATURE_BYTES);
  if (!timingSafeEqual(bytes.subarray(0, SIGNATURE_BYTES), sign(payload, seed))) return null;
  const target = payload.toString().replace(/^\S* /, "");
  if (!URL.canParse(target)) return null;
  const { protocol, hostname } = new URL(target);
  return protocol === "https:" && hostname.endsWith(".example") ? target : null;
}

function sign(payload: Buffer, seed: string): Buffer {
  return createHmac("sha256", `sandbox redirect ${seed}`)
    .update(payload)
    .digest()
    .subarray(0, SIGNATURE_BYTES);
}
