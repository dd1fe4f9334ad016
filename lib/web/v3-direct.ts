import "server-only";
import type { IncomingMessage, ServerResponse } from "node:http";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import Negotiator from "negotiator";
import type { AskDatabase } from "@/lib/db/database-answers";
import type { ApiService } from "@/lib/api-service/service";
import { forgetRest } from "./forget-rest";
import { refusedV3, replyV3, type ServiceResponse } from "./v3";

const zip = promisify(gzip);

/** Such a call waits for a model, for as long as it may, and its question has left. */
const LIVE = /\/live(?:\.ai)?\/*$/;

const LOOK_MS = 1_000;

/**
 * A reply, unless the database stops answering before it is there: who waits would wait with it. How far the call had
 * come by then, nobody knows, and that is what its code says.
 */
async function unlessGone(
  replying: Promise<ServiceResponse>,
  databaseAnswers: AskDatabase,
): Promise<ServiceResponse> {
  const { promise: gone, resolve } = Promise.withResolvers<ServiceResponse>();
  const looking = setInterval(() => {
    void databaseAnswers().then((there) => there || resolve(refusedV3(50000)));
  }, LOOK_MS);
  try {
    return await Promise.race([replying, gone]);
  } finally {
    clearInterval(looking);
  }
}

/**
 * Answers a call under `/v3` without Next, whose router, streams and headers cost three times the call itself. It is the
 * same service that the route stands for, which `npm run dev` uses.
 */
export async function answerDirectly(
  service: ApiService,
  request: IncomingMessage,
  response: ServerResponse,
  databaseAnswers?: AskDatabase,
): Promise<void> {
  const [pathname = ""] = (request.url ?? "").split("?");
  const call = {
    method: request.method ?? "GET",
    pathname,
    authorization: request.headers.authorization ?? null,
    // What is left unread of a body is not the end of its connection: the reply is still to be sent.
    body: request.iterator({ destroyOnReturn: false }),
  };
  const replying = replyV3(service, call, databaseAnswers);
  const mayWait = databaseAnswers === undefined || LIVE.test(pathname);
  const { status, headers, text } = await (mayWait ? replying : unlessGone(replying, databaseAnswers));
  const plain = Buffer.from(text);
  const zipped = new Negotiator(request).encoding(["gzip", "identity"]) === "gzip";
  const body = zipped ? await zip(plain) : plain;
  response.writeHead(status, {
    ...headers,
    Vary: "Accept-Encoding",
    ...(zipped ? { "Content-Encoding": "gzip" } : {}),
    "Content-Length": body.length,
  });
  response.write(body);
  await forgetRest(request);
  response.end();
}
