import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { groupByCause, isMuted, liveMutes, pauseBeforeNext, sentKindsFor } from "./notice-channel";
import type { NoticeKind } from "./notice";

const HOUR = 3_600_000;

describe("the schedule of tries", () => {
  it("is ten tries within two days", () => {
    const pauses = Array.from({ length: 9 }, (_, index) => pauseBeforeNext(index + 1) ?? 0);
    expect(pauses.toSorted((a, b) => a - b)).toEqual(pauses);
    expect(pauses.reduce((sum, pause) => sum + pause, 0) / HOUR).toBeCloseTo(46.7, 1);
    expect(pauseBeforeNext(10)).toBeNull();
  });

  it.each([
    [1, 0, 30_000],
    [1, 1_000, 30_000],
    [1, HOUR, HOUR],
    [1, 99 * HOUR, 24 * HOUR],
  ])("after try %i, where a receiver asks for %i ms: %i ms", (attempts, asked, pause) => {
    expect(pauseBeforeNext(attempts, asked)).toBe(pause);
  });
});

it("mutes a kind, or all, until a time", () => {
  const at = new Date("2026-11-26T12:00:00Z");
  const [before, after] = ["2026-11-26T12:00:00Z", "2026-11-26T12:00:01Z"];
  expect(isMuted({ run_failed: after }, "run_failed", at)).toBe(true);
  expect(isMuted({ run_failed: after }, "run_finished", at)).toBe(false);
  expect(isMuted({ all: after, run_failed: before }, "run_failed", at)).toBe(true);
  expect(isMuted({ all: before }, "run_failed", at)).toBe(false);
  expect(liveMutes({ all: before, run_failed: after }, at)).toEqual({ run_failed: after });
});

it("lets nobody be sent what their role does not show", () => {
  expect(sentKindsFor("billing")).toEqual(["budget_warning", "budget_blocked", "reconciliation_difference"]);
  expect(sentKindsFor("owner")).toContain("channel_stopped");
  expect(sentKindsFor("researcher")).not.toContain("channel_stopped");
});

describe("notices in one message", () => {
  const told = (kind: NoticeKind, subjectId: string, minute: number) => ({
    ...{ kind, subjectId, at: new Date(minute * 60_000).toISOString() },
  });

  it("are one line a cause, with how often", () => {
    const lines = groupByCause([
      told("connection_failing", "c", 1),
      told("run_failed", "r", 2),
      told("connection_failing", "c", 3),
      told("run_failed", "s", 0),
    ]);
    expect(lines.map(({ notice, count }) => [notice.subjectId, notice.at.slice(14, 16), count])).toEqual([
      ["c", "03", 2],
      ["r", "02", 1],
      ["s", "00", 1],
    ]);
  });

  it("are all counted, none twice, newest first", () => {
    const one = fc
      .tuple(fc.constantFrom<NoticeKind>("run_failed", "run_finished"), fc.constantFrom("a", "b"), fc.nat(9))
      .map(([kind, subject, minute]) => told(kind, subject, minute));
    fc.assert(
      fc.property(fc.array(one), (notices) => {
        const lines = groupByCause(notices);
        expect(lines.reduce((sum, { count }) => sum + count, 0)).toBe(notices.length);
        expect(new Set(lines.map(({ notice }) => notice.kind + notice.subjectId)).size).toBe(lines.length);
        const times = lines.map(({ notice }) => notice.at);
        expect(times.toSorted().reverse()).toEqual(times);
      }),
    );
  });
});
