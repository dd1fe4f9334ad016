import "server-only";
import type { IncomingMessage, ServerResponse } from "node:http";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import Negotiator from "negotiator";
import type { AskDatabase } from "@/lib/db/database-answers";
import type { ApiService } from "@/lib/api-service/service";
import { forgetRest } from "./forget-rest";
import { replyV3 } from "./v3";

const zip = promisify(gzip);

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
  const { status, headers, text } = await replyV3(
    service,
    {
      method: request.method ?? "GET",
      pathname,
      authorization: request.headers.authorization ?? null,
      // What is left unread of a body is not the end of its connection: the reply is still to be sent.
      body: request.iterator({ destroyOnReturn: false }),
    },
    databaseAnswers,
  );
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
