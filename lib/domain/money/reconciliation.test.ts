import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { add, nano, parseDollars, subtract, toDollars, ZERO, type Nano } from "@/lib/domain/amounts/money";
import { ITEMS_KEPT, keptPart } from "./kept-reconciliation";
import { compareReadings, isTiming, type Readings } from "./reconciliation";

const usd = parseDollars;
const nothing: Readings = { paid: ZERO, whileRead: ZERO, entered: ZERO, calls: [], tasks: [] };
const call = (id: string, taskId: string | null, before: string, after: string) => ({
  ...{ id, taskId, posted: "2026-11-25T12:00:00Z", before: usd(before), after: usd(after) },
});
const task = (id: string, state: "under_way" | "unknown" | "ended", before: string, after: string) => ({
  ...{ id, state, before: usd(before), after: usd(after) },
});
const parts = (readings: Partial<Readings>) => {
  const { difference, open, agrees, parts } = compareReadings({ ...nothing, ...readings });
  return {
    ...{ difference: toDollars(difference), open: toDollars(open), agrees },
    parts: parts.map(({ cause, amount }) => [cause, toDollars(amount)]),
  };
};

describe("what an account paid and what the ledger has", () => {
  it("agree where every call costs what was entered", () => {
    const calls = [call("a", "t1", "0", "0.0288"), call("b", "t2", "0", "0.0006")];
    const tasks = [task("t1", "ended", "0", "0.0288"), task("t2", "ended", "0", "0.0006")];
    expect(parts({ paid: usd("0.0294"), entered: usd("0.0294"), calls, tasks })).toEqual({
      ...{ difference: "0", open: "0", agrees: true, parts: [] },
    });
  });

  it("differ by calls made outside, other costs, lost replies and a rest, each by its amount", () => {
    const found = parts({
      paid: usd("1.5"),
      entered: usd("0.05"),
      calls: [
        call("stranger", null, "0", "0.4"),
        call("dearer", "t1", "0", "0.06"),
        call("lost", "t2", "0", "0.03"),
      ],
      tasks: [task("t1", "ended", "0", "0.05"), task("t2", "unknown", "0", "0")],
    });
    expect(found).toEqual({
      difference: "1.45",
      open: "1.45",
      agrees: false,
      parts: [
        ["outside", "0.4"],
        ["cost_differs", "0.01"],
        ["lost_reply", "0.03"],
        ["unexplained", "1.01"],
      ],
    });
  });

  it("agree while a call is under way, and on the day after, when its answer is entered", () => {
    const first = parts({
      paid: usd("0.0102"),
      calls: [call("a", "t", "0", "0.0102")],
      tasks: [task("t", "under_way", "0", "0")],
    });
    expect(first).toMatchObject({ open: "0", agrees: true, parts: [["under_way", "0.0102"]] });
    const second = parts({
      paid: usd("0.0186"),
      entered: usd("0.0288"),
      calls: [call("a", "t", "0.0102", "0.0288")],
      tasks: [task("t", "ended", "0", "0.0288")],
    });
    expect(second).toMatchObject({ open: "0", agrees: true, parts: [["carried", "-0.0102"]] });
  });

  it("do not agree because two differences come to nothing", () => {
    const found = parts({
      calls: [call("stranger", null, "0", "0.5")],
      paid: ZERO,
    });
    expect(found).toMatchObject({
      ...{ difference: "0", open: "0", agrees: false },
      parts: [
        ["outside", "0.5"],
        ["unexplained", "-0.5"],
      ],
    });
  });

  it("leave no more to the time of reading than moved in it", () => {
    expect(parts({ paid: usd("0.3"), whileRead: usd("0.1") })).toMatchObject({
      ...{ agrees: false, parts: [["unexplained", "0.3"]] },
    });
    expect(parts({ paid: usd("-0.05"), whileRead: usd("0.1") })).toMatchObject({
      agrees: true,
      parts: [["while_read", "-0.05"]],
    });
  });

  it("are of the workspace's own calls alone where the account is not", () => {
    const found = compareReadings({
      ...nothing,
      paid: null,
      entered: usd("0.07"),
      calls: [call("theirs", null, "0", "9"), call("ours", "t1", "0", "0.06")],
      tasks: [task("t1", "ended", "0", "0.05"), task("t2", "ended", "0", "0.02")],
    });
    expect(found.parts.map(({ cause, amount }) => [cause, toDollars(amount)])).toEqual([
      ["cost_differs", "0.01"],
    ]);
    expect(toDollars(found.difference)).toBe("0.01");
    expect(found.notListed).toEqual({ tasks: 1, amount: usd("0.02") });
  });
});

const amount = fc.bigInt({ min: -2_000_000_000n, max: 2_000_000_000n }).map(nano);
const history = fc.record({
  paid: fc.option(amount),
  whileRead: fc.bigInt({ min: 0n, max: 1_000_000_000n }).map(nano),
  others: amount,
  calls: fc.array(
    fc.record({
      id: fc.uuid(),
      taskId: fc.option(fc.integer({ min: 0, max: 12 }).map(String)),
      posted: fc.constant("2026-11-25T12:00:00Z"),
      before: amount,
      after: amount,
    }),
    { maxLength: 30 },
  ),
  tasks: fc.uniqueArray(
    fc.record({
      id: fc.integer({ min: 0, max: 9 }).map(String),
      state: fc.constantFrom("under_way", "unknown", "ended"),
      before: amount,
      after: amount,
    }),
    { selector: ({ id }) => id, maxLength: 10 },
  ),
});

it("sums up to the difference exactly, whatever the history", () => {
  fc.assert(
    fc.property(history, ({ others, ...given }) => {
      const moved: Nano[] = given.tasks.map(({ before, after }) => subtract(after, before));
      const readings = { ...given, entered: add(others, ...moved) };
      const { difference, open, parts, agrees } = compareReadings(readings);
      expect(add(ZERO, ...parts.map((part) => part.amount))).toBe(difference);
      if (given.paid !== null) expect(difference).toBe(subtract(given.paid, readings.entered));
      const toLookAt = parts.filter(({ cause }) => !isTiming(cause));
      expect(open).toBe(add(ZERO, ...toLookAt.map((part) => part.amount)));
      expect(agrees).toBe(toLookAt.length === 0);
      for (const part of parts) {
        if (part.items.length > 0)
          expect(add(ZERO, ...part.items.map((item) => item.amount))).toBe(part.amount);
        expect(new Set(part.items.flatMap(({ taskId }) => taskId ?? [])).size).toBe(
          part.items.filter(({ taskId }) => taskId !== null).length,
        );
      }
    }),
  );
});

it("tells nothing of calls that are not the workspace's, where it may not see the account", () => {
  fc.assert(
    fc.property(history, ({ others, ...given }) => {
      const readings = { ...given, paid: null, entered: others };
      const own = new Set(given.tasks.map(({ id }) => id));
      const alone = given.calls.filter(({ taskId }) => taskId !== null && own.has(taskId));
      expect(compareReadings(readings)).toEqual(compareReadings({ ...readings, calls: alone }));
    }),
  );
});

it("keeps the dearest calls of a part one by one, and the number and sum of all", () => {
  const calls = Array.from({ length: 150 }, (_, index) => call(`c${index}`, null, "0", `0.${index + 100}`));
  const { parts } = compareReadings({ ...nothing, paid: ZERO, calls });
  const kept = parts.map(keptPart).find(({ cause }) => cause === "outside");
  expect(kept).toMatchObject({ count: 150, amount: toDollars(add(...calls.map(({ after }) => after))) });
  expect(kept?.items).toHaveLength(ITEMS_KEPT);
  expect(kept?.items[0]).toMatchObject({ callIds: ["c149"], amount: "0.249" });
});
