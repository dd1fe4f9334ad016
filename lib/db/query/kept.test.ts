import { globSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

// What is deleted stays in its table for a day, and no read may show it. So every statement that names such a table, and
// every read of Prisma's, says that it leaves deleted rows out, or stands below with why it does not.

/** Files that mean deleted rows, too, or can't meet one. */
const MEANT: Record<string, string> = {
  "lib/db/query/filters.ts": "narrows tasks that a read chose, and the ledger's entries",
  "lib/db/sql/answers/replace-citations.ts": "writes",
  "lib/db/sql/answers/results-expire.ts": "of tasks under way, which are not deleted",
  "lib/db/sql/answers/stale-answers.ts": "reads answers again, so that they come back as others are",
  "lib/db/sql/answers/read-answer-details.ts": "adds what hangs on tasks that a read chose",
  "lib/db/sql/answers/rewrite-answers.ts": "writes",
  "lib/db/sql/annotations/write-flags.ts": "writes",
  "lib/db/sql/deletions/choose-tasks.ts": "counts what hangs on tasks that a read chose",
  "lib/db/sql/deletions/purge.ts": "deletes",
  "lib/db/sql/deletions/undo-deletion.ts": "brings back",
  "lib/db/sql/exports/answer-rows.ts": "adds what hangs on answers that a read chose",
  "lib/db/sql/facts/fold-facts.ts": "sums deleted answers too, which reads take out again",
  "lib/db/sql/facts/measurements.ts": "waits for deleted answers too, which are measured as others are",
  "lib/db/sql/facts/read-facts.ts": "of answers that were found just before",
  "lib/db/sql/facts/read-measured.ts": "measures deleted answers too, which may come back",
  "lib/db/sql/facts/read-recounting.ts": "how many are summed, deleted answers too",
  "lib/db/sql/facts/stale-facts.ts": "measures deleted answers too, which may come back",
  "lib/db/sql/facts/sum-days.ts": "begins days anew, whatever is deleted of them",
  "lib/db/sql/facts/sum-measured.ts": "waits for deleted answers too, which are measured as others are",
  "lib/db/sql/figures/count-domain.ts": "adds what hangs on answers that a read chose",
  "lib/db/sql/figures/read-cells.ts": "adds what hangs on answers that a read chose",
  "lib/db/sql/imports/find-imported.ts": "a deleted answer comes back by undoing that, and not beside itself",
  "lib/db/sql/imports/import-work.ts": "deletes what an import wrote",
  "lib/db/sql/library/undo-made-prompts.ts": "a wording that was asked stays while its tasks do",
  "lib/db/sql/money/account-readings.ts": "the ledger's, compared with an API account's",
  "lib/db/sql/money/insert-spend-entries.ts": "writes the ledger",
  "lib/db/sql/money/list-lost-tasks.ts": "of tasks that go for good",
  "lib/db/sql/money/reconciled-tasks.ts": "the ledger's, compared with an API account's",
  "lib/db/sql/money/spend-rows.ts": "asks of the ledger's entries only whether they brought an answer",
  "lib/db/sql/money/sum-budgets.ts": "money is held until a task goes for good",
  "lib/db/sql/redirects/note-redirects.ts": "asks redirects of deleted answers, too, which may come back",
  "lib/db/sql/search/facets.ts": "writes",
  "lib/db/sql/search/unread-answers.ts": "writes words, of deleted answers too, which may come back",
  "lib/db/sql/search/write-words.ts": "writes",
  "lib/db/sql/sources/tell-sources.ts": "tells of sources whose answers may come back",
  "lib/db/sql/tasks/connected-accounts.ts": "of tasks under way, which are not deleted",
  "lib/db/sql/tasks/live-slots.ts": "of tasks under way, which are not deleted",
  "lib/db/sql/tasks/posted-tasks.ts": "of tasks under way, which are not deleted",
  "lib/db/sql/tasks/take-answered.ts": "of tasks under way, which are not deleted",
  "lib/db/sql/tasks/task-leases.ts": "of tasks under way, which are not deleted",
  "lib/db/sql/tasks/waiting-tasks.ts": "of tasks under way, which are not deleted",
  "lib/services/answer-imports/pieces.ts": "reads the file of an import, and no answer",
  "lib/services/answers/re-read.ts": "reads answers again, so that they come back as others are",
  "lib/services/connections/change.ts": "of tasks under way, which are not deleted",
  "lib/services/deletions/delete.ts": "names a run that was found just before",
  "lib/services/demo/fill.ts": "how far the filling of a demo is",
  "lib/services/demo/progress.ts": "how far the filling of a demo is",
  "lib/services/runs/send-once.ts": "what was sent with a key is not sent again, deleted or not",
  "lib/services/runs/start-run.ts": "what was sent with a key is not sent again, deleted or not",
  "lib/services/runs/steer.ts": "of a run that was found just before",
  "lib/services/tasks/call-live.ts": "of tasks under way, which are not deleted",
  "lib/services/tasks/finish.ts": "of tasks under way, which are not deleted",
  "lib/services/tasks/post-standard.ts": "of tasks under way, which are not deleted",
  "lib/services/tasks/settle-costs.ts": "the ledger's costs are settled until a task goes for good",
  "lib/services/workspaces/delete.ts": "pauses what waits, which is not deleted",
};

const READ = /\bfrom\s+app\.(?:task|answer\w*|citation|run|raw_reply)\b/i;
const JOINED = /\bjoin\s+app\.(?:task|answer\w*|citation|run|raw_reply)\b/i;
/** A read of a workspace that begins at such a table leaves deleted rows out, and with them what is joined to them. */
const BEGINS_THERE = /\bfrom: "(?:task|answer\w*|citation|run)"|\bTASKS_AND_ANSWERS\b/;
const BY_PRISMA = /\.(?:task|answer|citation|run|rawReply)\s*\.(?:find\w+|count|groupBy|aggregate)\(/;
const BY_RELATION = /\b(?:_count: \{ select: )?\{ (?:tasks|runs): \{ where/;
const SAYS_SO = /\b(?:isKept|keptText)\(|\bKEPT\b/;

const files = globSync("lib/{db/sql,db/query,services,worker}/**/*.ts").filter(
  (path) => !path.endsWith(".test.ts") && path !== "lib/db/query/kept.ts",
);

describe("every read of what can be deleted", () => {
  it("leaves deleted rows out, or says here why not", () => {
    const forgetting = files.filter((path) => {
      const text = readFileSync(path, "utf8");
      if (BY_PRISMA.test(text) || BY_RELATION.test(text)) return !SAYS_SO.test(text);
      if (SAYS_SO.test(text)) return false;
      return READ.test(text) || (JOINED.test(text) && !BEGINS_THERE.test(text));
    });
    expect(forgetting.sort()).toEqual(Object.keys(MEANT).sort());
    expect(files.length).toBeGreaterThan(200);
  });
});
