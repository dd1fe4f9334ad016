/**
 * A callback's address with its placeholders filled in; the tag is whatever its poster wrote, so it is encoded. So is
 * every `#`, as the wire has it: what follows it is part of the address, not of a page.
 */
export function callbackUrl(posted: string, task: { id: string; tag: string }): URL | null {
  const filled = posted.replace(/\$(id|tag)/g, (_placeholder, name) =>
    encodeURIComponent(name === "id" ? task.id : task.tag),
  );
  const url = URL.parse(filled);
  return url && URL.parse(url.href.replaceAll("#", "%23"));
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** The documentation names no schedule. Ours gives a target that is down two days to come back. */
const PAUSES = [30_000, 2 * MINUTE, 10 * MINUTE, 30 * MINUTE, HOUR, 3 * HOUR, 6 * HOUR, 12 * HOUR, 24 * HOUR];

/** How long to wait after so many failed tries, in milliseconds; null when it is to be given up. */
export const pauseAfter = (failures: number): number | null => PAUSES[failures - 1] ?? null;
