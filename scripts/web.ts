import { hkdfSync } from "node:crypto";
import { readFileSync } from "node:fs";
import { createServer, type ServerResponse } from "node:http";
import { format } from "node:util";
import { setFlagsFromString } from "node:v8";
import next from "next";
import { z } from "zod";
import { apiService } from "@/lib/api-service/instance";
import { env, isDevelopment, publishToEnvironment } from "@/lib/env";
import { log } from "@/lib/log";
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

// Large replies leave much behind, which V8 would let grow to several times of what is in use before it looks.
setFlagsFromString("--heap-growing-percent=40");

const { host, port, url, secret } = env();

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

const app = next({ dev: isDevelopment(), quiet: true, hostname: host, port });
const handle = app.getRequestHandler();

const server = createServer(
  { headersTimeout: HEADERS_MS, requestTimeout: REQUEST_MS },
  (request, response) => {
    request.url = requestTarget(request.url ?? "/");
    keepServiceHeaders(request.url, request.headers, new URL(url).host);
    singleHeaderValues(response);
    const direct = isService(request.url) && !isDevelopment();
    const answered = direct ? answerDirectly(apiService(), request, response) : handle(request, response);
    answered.catch(() => {
      if (!response.headersSent) response.writeHead(500);
      response.end();
    });
  },
);
server.keepAliveTimeout = KEEP_ALIVE_MS;
const drain = drainable(server, DRAIN_MS);

await app.prepare();
server.listen(port, host);

let stopping = false;
process.on("SIGTERM", stop);
process.on("SIGINT", stop);
process.on("disconnect", stop);

function builtConfig(): string {
  const file: unknown = JSON.parse(readFileSync(".next/required-server-files.json", "utf8"));
  return JSON.stringify(z.object({ config: z.looseObject({}) }).parse(file).config);
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
