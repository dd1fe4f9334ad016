import { expect, it } from "vitest";
import { MigrationError, missingSteps } from "./apply";
import { readHistory, readMigratedModel, readModel, readPendingSql } from "./history";

it("has a migration for everything in prisma/schema and prisma/sql (npm run migrate:make -- <name>)", () => {
  expect(readMigratedModel()).toBe(readModel());
  expect(readPendingSql()).toEqual([]);
});

it("numbers migrations without gaps", () => {
  expect(readHistory().map(({ name }) => Number.parseInt(name, 10))).toEqual(
    readHistory().map((_step, index) => index + 1),
  );
});

it("applies what is missing, in order, and refuses a changed wording", () => {
  const history = [
    { name: "01_a", checksum: "a" },
    { name: "02_b", checksum: "b" },
  ];
  expect(missingSteps(history, [])).toEqual(history);
  expect(missingSteps(history, [{ name: "01_a", checksum: "a" }])).toEqual([history[1]]);
  expect(() => missingSteps(history, [{ name: "01_a", checksum: "other" }])).toThrow(MigrationError);
  expect(() => missingSteps(history, [{ name: "03_c", checksum: "c" }])).toThrow(/newer/);
});
