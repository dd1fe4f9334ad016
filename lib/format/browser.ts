import Bowser from "bowser";

/** A browser by its "User-Agent", in words: "Firefox on Linux". What it does not tell is left out. */
export function formatBrowser(userAgent: string | null): string {
  if (!userAgent) return "Unknown browser";
  const { browser, os, platform } = Bowser.parse(userAgent);
  const program = browser.name || "Unknown browser";
  const device = platform.type === "mobile" || platform.type === "tablet" ? ` (${platform.type})` : "";
  return os.name ? `${program} on ${os.name}${device}` : `${program}${device}`;
}

/** A session in words: "Firefox on Linux, Berlin time". */
export function formatSession(userAgent: string | null, timeZone: string | null): string {
  const browser = formatBrowser(userAgent);
  if (timeZone === null) return browser;
  const place = timeZone.split("/").at(-1)?.replaceAll("_", " ");
  return `${browser}, ${place} time`;
}
