import { expect, it } from "vitest";
import type { NoticeContent, NoticeView } from "@/lib/domain/team/notice";
import { noticeWords } from "./notice-words";

const of = (content: NoticeContent, subjectName: string | null = "Tents"): NoticeView => ({
  ...{ ...content, subjectName, id: "n", subjectId: "s", at: "2026-11-26T00:00:00Z", seen: false },
});
const outcome = { answered: 1_180, failed: 1, unknown: 0, cancelled: 0 };

it.each([
  [
    of({ kind: "run_finished", facts: outcome }),
    "A run of the set “Tents” has finished",
    "1,180 answers, 1 task failed.",
  ],
  [
    of({ kind: "run_failed", facts: { answered: 0, failed: 3, unknown: 2, cancelled: 1 } }, null),
    "A run of the set has failed",
    "0 answers, 3 tasks failed, 2 tasks of unknown outcome, 1 task cancelled.",
  ],
  [
    of({ kind: "schedule_paused", facts: { reason: "A cap was reached." } }, "Daily"),
    "The schedule “Daily” was paused",
    "A cap was reached.",
  ],
  [
    of({ kind: "connection_failing", facts: { failure: "payment" } }, "Hosted"),
    "The connection “Hosted” cannot be used",
    "Its account has no money left, or has reached its cost limit.",
  ],
  [
    of({ kind: "budget_warning", facts: { share: 80 } }, "Autumn"),
    "The budget “Autumn” has reached 80%",
    "Of what it allows in its period, so much is spent or held for what is under way.",
  ],
  [
    of({ kind: "reconciliation_difference", facts: { day: "2026-11-25", difference: "0.0288" } }, "Hosted"),
    "The ledger and the account of the connection “Hosted” differ",
    "After 25 Nov 2026, by $0.0288. Nothing was corrected.",
  ],
  [
    of({ kind: "channel_stopped", facts: { reason: "gone" } }, "Ops"),
    "No notices go by the channel “Ops” any more",
    "Its receiver says that it is gone for good.",
  ],
])("says what happened: %#", (notice, title, text) => {
  expect(noticeWords(notice)).toEqual({ title, text });
});
