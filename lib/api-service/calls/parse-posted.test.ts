import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parsePosted } from "./parse-posted";

describe("parsePosted", () => {
  it("takes an array of whatever, judged elsewhere", () => {
    expect(parsePosted('[{"user_prompt":"a"},1,null]')).toEqual({
      ok: true,
      tasks: [{ user_prompt: "a" }, 1, null],
    });
  });

  it.each([
    ["", 40502],
    ["  \n", 40502],
    ["[]", 40502],
    ["{}", 40502],
    ['{"user_prompt":"a"}', 40503],
    ['{"0":{},"a":{}}', 40503],
    ['{"-1":{}}', 40503],
    ['{"1.5":{}}', 40503],
    ['{"1e3":{}}', 40503],
    ['{"":{}}', 40503],
    ['{"12345678901234567890":{}}', 40503],
    ["null", 40503],
    ['"text"', 40503],
    ["[1", 40503],
    ["\u0000", 40503],
    [`${"[".repeat(100_000)}${"]".repeat(100_000)}`, 40503],
    [`[${'{"a":'.repeat(33)}1${"}".repeat(33)}]`, 40503],
  ])("refuses %.20j with %i", (text, code) => {
    expect(parsePosted(text)).toMatchObject({ ok: false, code });
  });

  it.each([
    ['{"0":{"tag":"a"},"1":{"tag":"b"}}', [{ tag: "a" }, { tag: "b" }]],
    ['{"10":1,"9":2,"007":3}', [3, 2, 1]],
    ['{"3":null}', [null]],
  ])("takes %j as the array in the order of its numbers", (text, tasks) => {
    expect(parsePosted(text)).toEqual({ ok: true, tasks });
  });

  it("takes any array as well by its numbers", () => {
    fc.assert(
      fc.property(fc.array(fc.record({ tag: fc.string() }), { minLength: 1, maxLength: 30 }), (tasks) => {
        const shuffled = Object.entries(tasks).toReversed();
        const text = `{${shuffled.map(([key, task]) => `"${key}":${JSON.stringify(task)}`).join(",")}}`;
        expect(parsePosted(text)).toEqual({ ok: true, tasks });
      }),
    );
  });

  it("is not fooled by brackets in texts", () => {
    const task = { user_prompt: `"${"[{".repeat(200)}\\` };
    expect(parsePosted(JSON.stringify([task]))).toEqual({ ok: true, tasks: [task] });
  });

  it("gives back any array it is given, or refuses it for its depth or size", () => {
    fc.assert(
      fc.property(fc.array(fc.jsonValue(), { minLength: 1, maxLength: 5 }), (tasks) => {
        const text = JSON.stringify(tasks);
        const posted = parsePosted(text);
        if (posted.ok) expect(JSON.stringify(posted.tasks)).toBe(text);
        else expect(posted.code).toBe(40503);
      }),
    );
  });
});
