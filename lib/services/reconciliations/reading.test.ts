import { expect, it } from "vitest";
import { toDollars } from "@/lib/domain/amounts/money";
import { keptCall, movementBetween, readPurse } from "./reading";

/** A reading during which the balance moves from one figure to another. */
const reading = (total: number | null, balance: number, balanceAfter = balance) => {
  const [before, after] = [balance, balanceAfter].map((told) => readPurse({ total, balance: told }));
  if (!before || !after) throw new Error("a balance is an amount");
  return { before, after };
};

it.each([
  ["what was paid", reading(100, 90.25), reading(100, 89.125), "1.125", "0", "0.000999999"],
  ["money put in apart", reading(100, 90), reading(150, 139), "1", "50", "0.009999999"],
  ["money that cannot be told apart", reading(null, 90), reading(150, 139), "-49", null, "0.009999999"],
  ["money paid out apart", reading(100, 90), reading(80, 69.5), "0.5", "-20", "0.009999999"],
  ["what moved meanwhile", reading(9, 9, 8.9), reading(9, 8, 8.3), "0.6", "0", "0.409999999"],
  ["a balance to the last decimal", reading(1, 0.123456789), reading(1, 0.1), "0.023456789", "0", "0"],
])("tells %s of two readings", (_name, earlier, later, paid, deposited, blur) => {
  const moved = movementBetween(earlier, later);
  expect(toDollars(moved.paid)).toBe(paid);
  expect(moved.deposited === null ? null : toDollars(moved.deposited)).toBe(deposited);
  expect(toDollars(moved.blur)).toBe(blur);
});

it.each([null, {}, { balance: "90" }, { balance: 1e300 }, { balance: Number.NaN }, { total: 1 }])(
  "does not take %j for money",
  (money) => {
    expect(readPurse(money)).toBeNull();
  },
);

const row = {
  ...{ id: "11261200-1234-0612-ab12-abcdefabcdef", url: null, status: "Ok.", cost: 0.0288 },
  ...{ datetime_posted: "2026-11-26 12:00:00 +02:00", datetime_done: null, metadata: null },
};
const tag = "0190a000-0000-7000-8000-000000000001";

it("keeps of a listed call what is compared, and nothing of what was asked", () => {
  expect(keptCall({ ...row, metadata: { tag, user_prompt: "What is a tent?" } })).toEqual({
    ...{ id: row.id, posted: "2026-11-26T10:00:00.000Z", done: false, cost: "0.0288", tag },
  });
  expect(keptCall({ ...row, metadata: { tag: "spreadsheet" } })).toMatchObject({ tag: null });
});

it.each([{ id: "" }, { id: "x".repeat(201) }, { cost: null }, { cost: 1e300 }, { datetime_posted: "soon" }])(
  "leaves out a row with %j",
  (wrong) => {
    expect(keptCall({ ...row, ...wrong })).toBeNull();
  },
);
