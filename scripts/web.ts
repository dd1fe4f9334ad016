import { hkdfSync } from "node:crypto";
import { readFileSync } from "node:fs";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { format } from "node:util";
import { setFlagsFromString } from "node:v8";
import next from "next";
import { z } from "zod";
import { apiService } from "@/lib/api-service/instance";
import { askDatabase } from "@/lib/db/database-answers";
import { env, isDevelopment, publishToEnvironment } from "@/lib/env";
import { log } from "@/lib/log";
import { CLIENT_ADDRESS_HEADER, clientAddress } from "@/lib/net/client-address";
import { readAction } from "@/lib/web/action-request";
import { dropUnused, refuse } from "@/lib/web/gate";
import { needsDatabase } from "@/lib/web/public-routes";
import { readerOf, refusalReply, type Refusal } from "@/lib/web/refusal";
import { answerDirectly } from "@/lib/web/v3-direct";
import { drainable } from "./drain";
import { isService, keepServiceHeaders, requestTarget } from "./request-target";

// The web process: Next behind a server of our own, which answers the service's paths without redirects, holds time-outs
// and lets requests finish when it is told to stop.

const HEADERS_MS = 20_000;
const REQUEST_MS = 120_000;
/** Longer than the usual load balancer's, so that it never sends into a connection we are closing. */
const KEEP_ALIVE_MS = 75_000;
const DRAIN_MS = 15_000;
/** With the two seconds that the database is given to answer, nobody waits five for a page that cannot come. */
const LOOK_AGAIN_MS = 1_000;

const DATABASE_DOWN: Refusal = {
  status: 503,
  code: "upstream",
  message:
    "The database does not answer, so nothing can be shown or done. Nothing was lost: try again in a moment.",
  headers: { "Retry-After": "5" },
};

// Large replies leave much behind, which V8 would let grow to several times of what is in use before it looks.
setFlagsFromString("--heap-growing-percent=40");

const { host, port, url, secret, trustedProxies } = env();

const derived = (purpose: string) => Buffer.from(hkdfSync("sha256", secret, "sightline", purpose, 32));

publishToEnvironment({
  NEXTAUTH_URL: `${url}/api/auth`,
  NEXTAUTH_SECRET: derived("next-auth").toString("base64url"),
  NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: derived("server actions").toString("base64"),
});

if (!isDevelopment()) {
  // Next would load and work out its configuration again at every start; the build has written down what came of it.
  publishToEnvironment({ __NEXT_PRIVATE_STANDALONE_CONFIG: builtConfig() });
  // What Next says of its own doings goes with the rest of the log: the console is for the address.
  console.log = (...words: unknown[]) => log().debug(format(...words));
}

const server = createServer(
  { headersTimeout: HEADERS_MS, requestTimeout: REQUEST_MS },
  (request, response) => {
    request.url = requestTarget(request.url ?? "/");
    keepServiceHeaders(request.url, request.headers, new URL(url).host);
    singleHeaderValues(response);
    const direct = isService(request.url) && !isDevelopment();
    const answered = direct
      ? answerDirectly(apiService(), request, response, databaseAnswers)
      : answer(request, response);
    answered.catch(() => {
      if (!response.headersSent) response.writeHead(500);
      response.end();
    });
  },
);
// Next takes every request for an upgrade to a web socket where it can, and answers none: who only offers one (Java's own
// client, `curl --http2`) is answered over HTTP/1.1. In development its pages do need one.
const httpServer = isDevelopment() ? server : createServer();
const app = next({ dev: isDevelopment(), quiet: true, hostname: host, port, httpServer });
const handle = app.getRequestHandler();
const actions = isDevelopment() ? null : builtActions();
const databaseAnswers = askDatabase();

server.keepAliveTimeout = KEEP_ALIVE_MS;
const drain = drainable(server, DRAIN_MS);

await app.prepare();
server.listen(port, host);

/** Answers what is not the service's: by Next, unless there is a reason not to ask it. */
async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { method, headers, socket, url: target = "/" } = request;
  const [pathname = ""] = target.split("?");
  const turnAway = (refusal: Refusal) => {
    if (response.headersSent) return;
    const isAction = headers["next-action"] !== undefined;
    const reply = refusalReply(refusal, readerOf({ pathname, isAction }));
    response.writeHead(reply.status, { ...reply.headers, "Content-Length": Buffer.byteLength(reply.body) });
    response.end(method === "HEAD" ? undefined : reply.body);
  };
  const refusal = refuse({ method, target, headers }, { url, actions });
  if (refusal) return turnAway(refusal);
  dropUnused(headers);
  // Next compares once more, with a host that a proxy may have changed.
  if (headers.origin !== undefined) headers["x-forwarded-host"] = new URL(headers.origin).host;

  headers[CLIENT_ADDRESS_HEADER] =
    clientAddress({
      peer: socket.remoteAddress,
      forwardedFor: headers["x-forwarded-for"],
      trusted: trustedProxies,
    }) ?? undefined;
  if (needsDatabase(pathname)) {
    if (!(await databaseAnswers())) return turnAway(DATABASE_DOWN);
    // It may stop while the page is being made, and who waits would wait with it.
    const looking = setTimeout(() => {
      void databaseAnswers().then((there) => there || turnAway(DATABASE_DOWN));
    }, LOOK_AGAIN_MS);
    response.once("close", () => clearTimeout(looking));
  }
  if (method !== "POST" || headers["next-action"] === undefined) return handle(request, response);
  const read = await readAction(request);
  if ("refusal" in read) return turnAway(read.refusal);
  await handle(read.request, response);
}

let stopping = false;
process.on("SIGTERM", stop);
process.on("SIGINT", stop);
process.on("disconnect", stop);

function builtConfig(): string {
  const file: unknown = JSON.parse(readFileSync(".next/required-server-files.json", "utf8"));
  return JSON.stringify(z.object({ config: z.looseObject({}) }).parse(file).config);
}

/** The ids by which pages of this build call its actions. */
function builtActions(): ReadonlySet<string> {
  const file: unknown = JSON.parse(readFileSync(".next/server/server-reference-manifest.json", "utf8"));
  return new Set(Object.keys(z.object({ node: z.record(z.string(), z.unknown()) }).parse(file).node));
}

/**
 * Next hands the headers of a route's reply over as lists of one, which its own compression does not recognise: no
 * route's JSON would be zipped.
 */
function singleHeaderValues(response: ServerResponse): void {
  const setHeader = response.setHeader.bind(response);
  response.setHeader = (name, value) => {
    const [only, ...more] = Array.isArray(value) ? value : [value];
    return setHeader(name, more.length === 0 && only !== undefined ? only : value);
  };
}

function stop(): void {
  if (stopping) return;
  stopping = true;
  drain().then(
    () => process.exit(0),
    () => process.exit(1),
  );
}
