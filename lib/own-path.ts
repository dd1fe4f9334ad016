/** Stands for this instance's own address where only the path is known. No site can have it. */
const HERE = "http://here.invalid";

/**
 * Where to send somebody who names a place to go on to: the path, query and fragment of a target that is on this
 * instance, written anew so that it fits into a header; else "/". A browser drops tabs and line ends, takes `\` for `/`
 * and resolves dots before it looks for a host, so that is done first and its outcome judged, not the text. Every
 * redirect to something that came from outside goes through here.
 * @param origin this instance's origin, where a whole address of it may be given
 */
export function ownPath(target: unknown, origin: string = HERE): string {
  if (typeof target !== "string" || !URL.canParse(target, origin)) return "/";
  const url = new URL(target, origin);
  if (url.origin !== new URL(origin).origin) return "/";
  const path = url.pathname + url.search + url.hash;
  // "/.//host" is on this origin, and "//host", which is left of it, is not.
  return path.startsWith("//") ? "/" : path;
}
