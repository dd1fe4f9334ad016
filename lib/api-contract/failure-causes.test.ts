import { describe, expect, it } from "vitest";
import { FAILURE_KINDS } from "@/lib/api-contract/failure-words";
import { STATUS_CODES } from "@/lib/api-contract/status-codes";
import { OWN_FAILURES } from "@/lib/domain/tasks/task-failure";
import { CAUSE_WORDS, FAILURE_CAUSES, failureCauseOf, type FailureCause } from "./failure-causes";

// Written down, not worked out: a new code, or another opinion of one, has to be meant.
const CODES: Record<FailureCause, number[]> = {
  money: [40200, 40203, 40210],
  access: [40100, 40104, 40201, 40204, 40207],
  connection: [40400, 40402],
  limits: [40202, 40205, 40206, 40209],
  request: [40000, 40001, 40002, 40003, 40004, 40006, 40401, 40404, 40501, 40502, 40503, 40506, 50100],
  model: [40101, 40102, 40103, 50301],
  api: [50000, 50001, 50303, 50304],
  late: [40403, 40601, 40602],
  reply: [],
  lost: [50401],
  other: [20000, 20100, 40405, 40406, 40407, 40408, 40504, 40505, 50402],
};

describe("failureCauseOf", () => {
  const written = Object.entries(CODES).flatMap(([cause, codes]) =>
    codes.map((code) => [code, cause] as const),
  );

  it.each(written)("%s is of %s", (statusCode, cause) => {
    expect(failureCauseOf({ state: "failed", statusCode, failureKind: "task_code" })).toBe(cause);
  });

  it("has an opinion of every documented code", () => {
    expect(written.map(([code]) => code).toSorted()).toEqual([...STATUS_CODES.keys()].toSorted());
  });

  it("judges a code that nobody has documented by its range", () => {
    const of = (statusCode: number) =>
      failureCauseOf({ state: "failed", statusCode, failureKind: "task_code" });
    expect([of(40299), of(40199), of(50999), of(41000)]).toEqual(["money", "access", "api", "request"]);
  });

  it.each([
    ["refused", "connection"],
    ["timeout", "lost"],
    ["unauthorized", "access"],
    ["payment", "money"],
    ["rate_limited", "limits"],
    ["broken_json", "reply"],
    ["unexpected_shape", "reply"],
    ["not_sent", "connection"],
    ["worker_lost", "lost"],
    ["post_lost", "lost"],
    ["never_finished", "late"],
    ["result_expired", "late"],
    ["a kind of another making", "other"],
  ])("without a code, %s is of %s", (failureKind, cause) => {
    expect(failureCauseOf({ state: "failed", statusCode: null, failureKind })).toBe(cause);
  });

  it("says of our own failures what they are, whatever code came before", () => {
    expect(failureCauseOf({ state: "failed", statusCode: 40202, failureKind: "post_lost" })).toBe("lost");
  });

  it.each([
    [50000, "task_code", "lost"],
    [40202, "timeout", "lost"],
    [null, "broken_json", "reply"],
    [null, "never_finished", "late"],
  ])(
    "of unknown outcome, %s and %s are of %s: they may have been billed",
    (statusCode, failureKind, cause) => {
      expect(failureCauseOf({ state: "unknown", statusCode, failureKind })).toBe(cause);
      expect(CAUSE_WORDS.lost.askingAgain).toBe("may_cost_twice");
    },
  );

  it("has words for every cause, and a cause for every kind", () => {
    for (const cause of FAILURE_CAUSES) expect(CAUSE_WORDS[cause].remedy).toMatch(/\.$/);
    for (const failureKind of [...FAILURE_KINDS, ...Object.keys(OWN_FAILURES)])
      expect(FAILURE_CAUSES).toContain(failureCauseOf({ state: "failed", statusCode: null, failureKind }));
  });
});
