import "server-only";
import { randomBytes } from "node:crypto";
import { env } from "@/lib/env";
import { seal, unseal } from "@/lib/seal";

/** What of a channel is sealed, each for a purpose of its own. */
const PURPOSES = {
  address: "address of a notice channel",
  signature: "signing secret of a notice channel",
  unsubscribe: "unsubscribe link of a notice channel",
} as const;
type Sealed = keyof typeof PURPOSES;

export const sealFor = (what: Sealed, plain: string): Uint8Array<ArrayBuffer> =>
  seal(plain, env().secret, PURPOSES[what]);

/** Throws where the instance's secret is another now. */
export const unsealFor = (what: Sealed, sealed: Uint8Array): string =>
  unseal(sealed, env().secret, PURPOSES[what]);

/** A secret as Standard Webhooks writes it: 256 random bits. */
export const makeSigningSecret = (): string => `whsec_${randomBytes(32).toString("base64")}`;
