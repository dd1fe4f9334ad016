import { connect } from "node:net";

export interface RawRequest {
  method: string;
  /** As it stands in the first line, whatever it is. */
  target: string;
  headers?: Readonly<Record<string, string>>;
  body?: string;
}

export interface RawReply {
  /** The first line: "HTTP/1.1 200 OK". */
  line: string;
  status: number;
  /** By their names in small letters; of one that is repeated, the last. */
  headers: Readonly<Record<string, string>>;
  /** As it came, chunk sizes and all. */
  body: string;
}

const ANSWER_MS = 20_000;

/**
 * Sends a request byte for byte, as no client library would, and returns what came back. Throws when nothing that
 * begins like HTTP did.
 */
export function sendRaw(
  origin: string,
  { method, target, headers, body = "" }: RawRequest,
): Promise<RawReply> {
  const { hostname, host, port } = new URL(origin);
  const length = Buffer.byteLength(body);
  const lines = Object.entries({
    Host: host,
    ...(length > 0 || method === "POST" ? { "Content-Length": String(length) } : {}),
    ...headers,
  }).map(([name, value]) => `${name}: ${value}`);
  const text = [`${method} ${target} HTTP/1.1`, ...lines, "", body].join("\r\n");
  return new Promise((resolve, reject) => {
    let seen = "";
    const socket = connect(Number(port), hostname, () => socket.write(text));
    socket.setTimeout(ANSWER_MS, () => socket.destroy());
    socket.on("data", (chunk) => {
      seen += chunk.toString("latin1");
      if (isWhole(seen, method)) socket.destroy();
    });
    socket.on("error", () => undefined);
    socket.on("close", () => {
      const reply = parse(seen);
      if (reply) resolve(reply);
      else reject(new Error(`${method} ${target} was not answered: ${JSON.stringify(seen.slice(0, 100))}`));
    });
  });
}

function parse(text: string): RawReply | null {
  const [, line, status] = /^(HTTP\/\d\.\d (\d{3})[^\r]*)\r\n/.exec(text) ?? [];
  const end = text.indexOf("\r\n\r\n");
  if (line === undefined || end < 0) return null;
  const pairs = text
    .slice(line.length + 2, end)
    .split("\r\n")
    .map((pair) => [
      pair.slice(0, pair.indexOf(":")).toLowerCase(),
      pair.slice(pair.indexOf(":") + 1).trim(),
    ]);
  return { line, status: Number(status), headers: Object.fromEntries(pairs), body: text.slice(end + 4) };
}

function isWhole(text: string, method: string): boolean {
  const reply = parse(text);
  if (!reply) return false;
  const { "content-length": length, "transfer-encoding": encoding } = reply.headers;
  if (method === "HEAD" || reply.status === 204 || reply.status === 304) return true;
  if (length !== undefined) return reply.body.length >= Number(length);
  return encoding === "chunked" && (reply.body.endsWith("\r\n0\r\n\r\n") || reply.body === "0\r\n\r\n");
}
