import { IncomingMessage } from "node:http";
import { isActionCall } from "./action-call";
import { forgetRest } from "./forget-rest";
import { readBody } from "./read-body";
import type { Refusal } from "./refusal";

/** As much as Next takes of an action's input. */
const MOST_BYTES = 1024 * 1024;

const TOO_LARGE: Refusal = {
  status: 413,
  code: "invalid",
  message: "This is larger than 1 MB, so nothing was done. Send less at once: what you typed is kept.",
};

const NO_CALL: Refusal = {
  status: 400,
  code: "invalid",
  message: "What was sent is not what a page of Sightline sends, so nothing was done.",
};

/**
 * Reads the call of an action whole, before Next does: its reader answers what it cannot read with 500. The request to
 * hand on in place of the one that was read, or why there is none.
 */
export async function readAction(
  request: IncomingMessage,
): Promise<{ request: IncomingMessage } | { refusal: Refusal }> {
  const body = await readBody(request.iterator({ destroyOnReturn: false }), MOST_BYTES);
  if (!body) {
    await forgetRest(request);
    return { refusal: TOO_LARGE };
  }
  const isText = /^text\/plain(?:;|$)/i.test(request.headers["content-type"] ?? "");
  return isText && isActionCall(body.toString()) ? { request: replay(request, body) } : { refusal: NO_CALL };
}

/** The same request with its body still to be read. */
function replay({ socket, method, url, headers, rawHeaders, httpVersion }: IncomingMessage, body: Buffer) {
  const copy = new IncomingMessage(socket);
  Object.assign(copy, { method, url, headers, rawHeaders, httpVersion, complete: true });
  copy.push(body);
  copy.push(null);
  return copy;
}
