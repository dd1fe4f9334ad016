import "server-only";
import { env } from "@/lib/env";
import { seal, unseal } from "@/lib/seal";

const PURPOSE = "unsubscribe link of a report's recipient";

export const sealEnding = (token: string): Uint8Array<ArrayBuffer> => seal(token, env().secret, PURPOSE);

/** Throws where the instance's secret is another now. */
export const unsealEnding = (sealed: Uint8Array): string => unseal(sealed, env().secret, PURPOSE);
