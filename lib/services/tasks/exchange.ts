import "server-only";
import { createHash } from "node:crypto";
import { gzipSync } from "node:zlib";
import type { ApiCallError, RawExchange } from "@/lib/api-client/errors";
import { dollarsFromNumber, ZERO, type Nano } from "@/lib/domain/amounts/money";
import type { Surface } from "@/lib/domain/engines/surface";
import { COMPATIBLE, SANDBOX } from "@/lib/domain/engines/upstream-kinds";

/** What went over the wire for one task, as texts. */
export interface KeptExchange {
  request: string;
  reply: string;
}

/** The columns that keep an exchange: gzip-compressed bodies and the SHA-256 of each uncompressed text. */
export function packExchange({ request, reply }: KeptExchange) {
  return {
    request: Uint8Array.from(gzipSync(request)),
    requestSha256: sha256(request),
    reply: Uint8Array.from(gzipSync(reply)),
    replySha256: sha256(reply),
  };
}

const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");

/** An exchange of the API client as it is kept. */
export const keptExchange = ({ requestBody, replyBody }: RawExchange): KeptExchange => ({
  request: requestBody,
  reply: replyBody,
});

/** Where an answer comes from, as our service says in a header; any other API's answers are a vendor's. */
export function surfaceOf({ upstream }: RawExchange): Surface {
  if (upstream === SANDBOX) return "sandbox";
  return upstream === COMPATIBLE ? "own_server" : "api";
}

/** The exchange of a failed call; null where nothing came back. */
const exchangeOfFailure = ({ raw }: ApiCallError): KeptExchange | null =>
  raw.replyBody === "" ? null : keptExchange(raw);

/** An amount on the wire; an absent one is nothing charged. */
export const dollarsOr0 = (amount: number | null): Nano =>
  amount === null ? ZERO : dollarsFromNumber(amount);

/** What is kept of a call that failed. */
export const failureOf = (error: ApiCallError) => ({
  statusCode: error.code,
  statusMessage: error.statusMessage,
  failureKind: error.kind,
  cost: dollarsOr0(error.cost),
  exchange: exchangeOfFailure(error),
});
