import { expect, it } from "vitest";
import { NOTHING_SPENT } from "./spend-sums";
import { disagreements } from "./statement";

const kind = (spent: string, modelCharge: string, serviceFee: string) => ({
  ...{ entries: 1, spent, modelCharge, serviceFee },
});
const total = { ...NOTHING_SPENT, spent: "1.000000001", modelCharge: "0.9", serviceFee: "0.100000001" };
const row = { ...total, key: "gemini", name: "gemini", engine: "gemini" as const };
const good = {
  total,
  kinds: {
    charges: kind("1.5", "1.4", "0.1"),
    apiCorrections: kind("0.000000001", "0", "0.000000001"),
    byHand: kind("-0.5", "-0.5", "0"),
  },
  held: { opening: "0.2", reserved: "3", released: "-2.900000001", closing: "0.299999999" },
  groups: [{ by: "engine" as const, rows: [row] }],
  corrections: [
    {
      ...{ id: "1", at: "2026-11-02T10:00:00Z", reason: "Credit note", amount: "-0.5", modelCharge: "-0.5" },
      ...{ engine: null, model: null, connection: null, taskId: null },
    },
  ],
};

it("a statement whose parts add up to the ledger agrees with it", () => {
  expect(disagreements(good)).toEqual([]);
});

it.each([
  ["a total that is a nano-dollar off", { total: { ...total, spent: "1" } }, ["total"]],
  ["a model charge that is", { total: { ...total, modelCharge: "0.900000001" } }, ["total"]],
  ["a group that lacks a row", { groups: [{ by: "engine" as const, rows: [] }] }, ["engine"]],
  ["a correction that is not listed", { corrections: [] }, ["corrections"]],
  ["what is held and did not move so", { held: { ...good.held, opening: "0" } }, ["held"]],
])("says where it does not: %s", (_what, change, wrong) => {
  expect(disagreements({ ...good, ...change })).toEqual(wrong);
});
