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
    ["{}", 40503],
    ["null", 40503],
    ['"text"', 40503],
    ["[1", 40503],
    ["\u0000", 40503],
    [`${"[".repeat(100_000)}${"]".repeat(100_000)}`, 40503],
    [`[${'{"a":'.repeat(33)}1${"}".repeat(33)}]`, 40503],
    [`[${"0,".repeat(1000)}0]`, 40006],
  ])("refuses %.20j with %i", (text, code) => {
    expect(parsePosted(text)).toMatchObject({ ok: false, code });
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
