import { expect, it } from "vitest";
import { sayRhythm } from "./rhythm";

it.each([
  ["0 9 * * *", "every day at 09:00"],
  ["30 17 * * 1-5", "every weekday at 17:30"],
  ["0 9 * * 0", "every Sunday at 09:00"],
  ["5 0 15 * *", "on day 15 of every month at 00:05"],
  ["0 9 L * *", "on the last day of every month at 09:00"],
  ["30 8 * * 0,3", "every Sunday and Wednesday at 08:30"],
  ["0 9 * * 1,2,4", "every Monday, Tuesday, and Thursday at 09:00"],
  ["70 9 * * 1,2", "by 70 9 * * 1,2"],
  ["0 9,17 * * *", "by 0 9,17 * * *"],
])("says %s in words", (cron, words) => {
  expect(sayRhythm(cron)).toBe(words);
});
