import { request as httpRequest, type IncomingHttpHeaders } from "node:http";
import { buffer } from "node:stream/consumers";
import { setTimeout as wait } from "node:timers/promises";
import { gunzipSync, brotliDecompressSync } from "node:zlib";
import type { FuzzRequest } from "./requests";

export interface FuzzReply {
  status: number;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

const ANSWER_MS = 30_000;
const PIECES = 4;
const PIECE_PAUSE_MS = 15;

/**
 * Sends a request as it is, without the client's making it better. The reply; null when the connection ended without
 * one, which only a request that was cut off may have.
 */
export function send(origin: string, authorization: string, sent: FuzzRequest): Promise<FuzzReply | null> {
  const { hostname, port } = new URL(origin);
  const { method, path, headers, signed, body, delivery } = sent;
  return new Promise((resolve, reject) => {
    const request = httpRequest({
      hostname,
      port,
      method,
      path,
      agent: false,
      headers: {
        ...headers,
        ...(signed ? { authorization } : {}),
        ...(body.length > 0 ? { "content-length": String(body.length) } : {}),
      },
      signal: AbortSignal.timeout(ANSWER_MS),
    });
    let reply: FuzzReply | null = null;
    request.on("response", (response) => {
      buffer(response).then(
        (bytes) => {
          reply = {
            status: response.statusCode ?? 0,
            headers: response.headers,
            body: unpacked(bytes, response.headers["content-encoding"]),
          };
          resolve(reply);
          request.destroy();
        },
        (error: unknown) => reject(error instanceof Error ? error : new Error("the reply broke off")),
      );
    });
    request.on("error", (error) => {
      if (reply) return;
      const code = "code" in error ? error.code : "";
      if (delivery === "cut" && code !== "ABORT_ERR") resolve(null);
      else reject(error);
    });
    write(request, body, delivery).catch(() => undefined);
  });
}

type Outgoing = ReturnType<typeof httpRequest>;

async function write(request: Outgoing, body: Buffer, delivery: FuzzRequest["delivery"]): Promise<void> {
  if (body.length === 0 || delivery === "whole") return void request.end(body);
  const size = Math.ceil(body.length / PIECES);
  const pieces = delivery === "cut" ? PIECES / 2 : PIECES;
  for (let piece = 0; piece < pieces; piece += 1) {
    request.write(body.subarray(piece * size, (piece + 1) * size));
    await wait(PIECE_PAUSE_MS);
  }
  if (delivery === "cut") request.destroy();
  else request.end();
}

function unpacked(bytes: Buffer, encoding: string | undefined): Buffer {
  if (bytes.length === 0) return bytes;
  if (encoding === "gzip") return gunzipSync(bytes);
  return encoding === "br" ? brotliDecompressSync(bytes) : bytes;
}
