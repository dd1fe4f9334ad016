import { SOURCE_RULE_LIMITS } from "./source-class";

/** Which hosts a pattern is of. */
export type SitePattern =
  /** `*` */
  | { kind: "any" }
  /** `reddit.com`: the host and all below it. */
  | { kind: "host"; host: string }
  /** `.gov.uk`: all below it. */
  | { kind: "suffix"; suffix: string }
  /** `docs.*`: hosts of whatever site that begin so. */
  | { kind: "label"; label: string };

export interface SourcePattern {
  site: SitePattern;
  /** In small letters, from the slash on; empty for all pages. A star is any characters, a last `$` the address's end. */
  path: string;
}

export type ReadPattern =
  { is: "pattern"; pattern: SourcePattern; written: string } | { is: "none"; problem: string };

const none = (problem: string): ReadPattern => ({ is: "none", problem });

/** The addresses a rule is of, as somebody types them, in one spelling. */
export function readPattern(typed: string): ReadPattern {
  const text = typed
    .trim()
    .toLowerCase()
    .replace(/^https?:\/\//, "");
  const slash = text.indexOf("/");
  const site = readSite(slash < 0 ? text : text.slice(0, slash));
  if (site === null)
    return none("Not a site: reddit.com, .gov.uk for all that ends so, docs.* for all that begins so, or *.");
  const path = slash < 0 ? "" : readPath(text.slice(slash));
  if (path === null) return none("Not a path: /blog, /r/*/comments; without spaces, ? and #.");
  if (path.split("*").length > SOURCE_RULE_LIMITS.stars + 1)
    return none(`At most ${SOURCE_RULE_LIMITS.stars} stars in a path.`);
  return { is: "pattern", pattern: { site, path }, written: writeSite(site) + path };
}

function readSite(text: string): SitePattern | null {
  if (text === "*") return { kind: "any" };
  const label = /^(?<label>[a-z0-9-]+)\.\*$/.exec(text)?.groups?.label;
  if (label) return { kind: "label", label };
  const isSuffix = text.startsWith(".");
  const host = hostOf(isSuffix ? text.slice(1) : text.replace(/^www\.(?=.*\.)/, ""));
  if (host === null) return null;
  if (isSuffix) return { kind: "suffix", suffix: `.${host}` };
  return host.includes(".") ? { kind: "host", host } : null;
}

/** A host in its ASCII form; null for what is none, or an address of a network. */
function hostOf(text: string): string | null {
  if (!/^[\p{L}\p{M}\p{N}.-]+$/u.test(text) || !URL.canParse(`https://${text}/`)) return null;
  const { hostname } = new URL(`https://${text}/`);
  const host = hostname.replace(/\.$/, "");
  return host === "" || /(^|\.)\d+$/.test(host) ? null : host;
}

/** A path as sources' identities write it: escaped, without a slash at its end. */
function readPath(text: string): string | null {
  if (/[\s?#]|\$./.test(text) || !URL.canParse(`https://a.example${text}`)) return null;
  const { pathname } = new URL(`https://a.example${text}`);
  const ends = pathname.endsWith("$");
  const path = (ends ? pathname.slice(0, -1) : pathname).replace(/\/+$/, "").toLowerCase();
  if (ends) return `${path || "/"}$`;
  return path;
}

function writeSite(site: SitePattern): string {
  switch (site.kind) {
    case "any":
      return "*";
    case "host":
      return site.host;
    case "suffix":
      return site.suffix;
    case "label":
      return `${site.label}.*`;
  }
}
