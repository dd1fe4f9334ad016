import { expect, it } from "vitest";
import { median } from "./median";

it.each([
  [[], 0],
  [[3], 3],
  [[3, 1], 2],
  [[9, 1, 4], 4],
  [[10, 9, 2, 1], 5.5],
])("of %j is %d", (numbers, middle) => {
  expect(median(numbers)).toBe(middle);
});
