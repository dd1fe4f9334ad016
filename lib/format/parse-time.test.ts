import { expect, it } from "vitest";
import { parseTime } from "./parse-time";

it.each([
  ["09:30", "09:30"],
  [" 9:30 ", "09:30"],
  ["9.30", "09:30"],
  ["9h30", "09:30"],
  ["930", "09:30"],
  ["0930", "09:30"],
  ["9", "09:00"],
  ["00:00", "00:00"],
  ["23:59", "23:59"],
  ["9 pm", "21:00"],
  ["9:05PM", "21:05"],
  ["12 am", "00:00"],
  ["12:15 pm", "12:15"],
])("reads %j", (text, time) => {
  expect(parseTime(text)).toBe(time);
});

it.each(["", "noon", "24:00", "9:60", "9:3", "13 pm", "0 am", "-1:00", "09:30:00", "99999"])(
  "does not read %j",
  (text) => {
    expect(parseTime(text)).toBeNull();
  },
);
