import { expect, it } from "vitest";
import { corrected } from "./correction";
import { correctionSchema } from "./correction-schema";

it.each([
  ["12.34", "-0.5", "11.84"],
  ["0", "0.000000001", "0.000000001"],
  ["1", "", null],
  ["1", "a dollar", null],
  ["1", "1,5", null],
])("says what %s is after a correction by %j", (figure, amount, after) => {
  expect(corrected(figure, amount)).toBe(after);
});

it.each([
  [{ amount: "0" }, "amount"],
  [{ amount: "0.0000000001" }, "amount"],
  [{ reason: "  " }, "reason"],
  [{ reason: "x".repeat(1_001) }, "reason"],
])("refuses %j by the field's name", (wrong, field) => {
  const given = {
    ...{ requestKey: crypto.randomUUID(), taskId: null, connectionId: null },
    ...{ amount: "-0.1", reason: "Credit note" },
  };
  expect(correctionSchema.safeParse(given).success).toBe(true);
  const issues = correctionSchema.safeParse({ ...given, ...wrong }).error?.issues ?? [];
  expect(issues.map(({ path }) => path[0])).toEqual([field]);
});
