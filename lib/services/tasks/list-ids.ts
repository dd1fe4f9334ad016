import "server-only";
import type { ApiClient } from "@/lib/api-client/client";
import { LIMITS } from "@/lib/api-contract/limits";
import type { IdListRow } from "@/lib/api-contract/reply";

const MINUTE_MS = 60_000;
/** A post may have waited so long for its turn after its task was claimed. */
const LATE_MS = 60 * MINUTE_MS;
/** Lists read for one span of time at most: what an account may read in a minute. */
const PAGES_MAX = LIMITS.idListCallsPerMinute;

interface Reading {
  includeMetadata?: boolean;
  now: Date;
  /** Takes a page; returns whether all is found. */
  read: (rows: readonly IdListRow[]) => boolean;
}

/**
 * Reads what an API's list of ids says of the time in which tasks were sent, page by page, until `read`, which
 * is given each page, says that nothing is missing any more. Tasks that were sent far apart are looked for in spans of their own.
 */
export async function readIdList(
  client: ApiClient,
  sentAt: readonly Date[],
  { includeMetadata = false, now, read }: Reading,
): Promise<void> {
  for (const span of spansOf(sentAt, now)) {
    for (let page = 0; page < PAGES_MAX; page += 1) {
      const offset = page * LIMITS.idListRows;
      const { task } = await client.idList({ ...span, includeMetadata, offset });
      if (read(task.result)) return;
      if (task.result.length < LIMITS.idListRows) break;
    }
  }
}

function spansOf(sentAt: readonly Date[], now: Date): { from: Date; to: Date }[] {
  const spans: { from: number; to: number }[] = [];
  for (const at of sentAt.map((date) => date.getTime()).toSorted((a, b) => a - b)) {
    const last = spans.at(-1);
    if (last && at - MINUTE_MS <= last.to) last.to = at + LATE_MS;
    else spans.push({ from: at - MINUTE_MS, to: at + LATE_MS });
  }
  const end = now.getTime() + MINUTE_MS;
  return spans.map(({ from, to }) => ({ from: new Date(from), to: new Date(Math.min(to, end)) }));
}
