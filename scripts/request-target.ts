import type { IncomingHttpHeaders } from "node:http";

/** Whether a path, with or without its query, is the service's. */
export const isService = (target: string): boolean => /^\/v3(?:[/?]|$)/.test(target);

/**
 * Where a request goes: `//v3/a//b/?q` is `/v3/a/b?q`, so that the router has one path for it and there is no `//host`
 * that a redirect could send people to. Under `/v3` a backslash is a letter, and a segment that does not decode is taken
 * by its letters; elsewhere the router redirects and refuses.
 */
export function requestTarget(target: string): string {
  const local = URL.canParse(target) ? target.replace(/^[^:]*:\/*[^/?#]*/, "") : target;
  const mark = local.indexOf("?");
  const path = (mark < 0 ? local : local.slice(0, mark)).replace(/\/{2,}/g, "/");
  const query = mark < 0 ? "" : local.slice(mark);
  if (!isService(path)) return path + query;
  const segments = path.replace(/\/$/, "").replaceAll("\\", "%5C").split("/");
  return segments.map(decodable).join("/") + query;
}

function decodable(segment: string): string {
  try {
    decodeURIComponent(segment);
    return segment;
  } catch {
    return segment.replaceAll("%", "%25");
  }
}

/** What calls of the service are answered by. Other headers are instructions to the router, and not for callers to give. */
const SERVICE_HEADERS: ReadonlySet<string> = new Set([
  "accept-encoding",
  "authorization",
  "connection",
  "content-encoding",
  "content-length",
  "content-type",
  "expect",
  "transfer-encoding",
  "user-agent",
]);

/** Takes off a call under `/v3` every header but those it is answered by; `host` is this installation's. */
export function keepServiceHeaders(target: string, headers: IncomingHttpHeaders, host: string): void {
  const [path = ""] = target.split("?");
  if (!isService(path)) return;
  for (const name of Object.keys(headers))
    if (!SERVICE_HEADERS.has(name)) Reflect.deleteProperty(headers, name);
  headers.host = host;
}
