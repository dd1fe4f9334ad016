import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { splitThoughts } from "./thoughts";

const whole = (text: string) => splitThoughts(text, { cut: false });

describe("reasoning in the answer's text", () => {
  test.each([
    ["<think>\nFirst.\n</think>\n\nAcme is best.", ["First."], "Acme is best."],
    ["\n<think>First.</think>Acme is best.", ["First."], "Acme is best."],
    ["<think></think>\n\nAcme is best.", [], "Acme is best."],
    // The opening tag went with the prompt.
    ["Okay, they want a brand.\n</think>\n\nAcme is best.", ["Okay, they want a brand."], "Acme is best."],
    ["Okay, Acme it is.</think>\nAcme is best.", ["Okay, Acme it is."], "Acme is best."],
    ["</think>\n\nAcme is best.", [], "Acme is best."],
    // Siblings of the tag, and thinking twice.
    ["<thinking>First.</thinking>\nAcme.", ["First."], "Acme."],
    ["<thought>First.</thought>\nAcme.", ["First."], "Acme."],
    ["[THINK]First.[/THINK]\nAcme.", ["First."], "Acme."],
    ["<THINK>First.</Think>\nAcme.", ["First."], "Acme."],
    ["<think >First.</think\t>\nAcme.", ["First."], "Acme."],
    ["Okay, Acme it is.\n</think >\n\nAcme.", ["Okay, Acme it is."], "Acme."],
    ["<think>One.</think>\n<think>Two.</think>\nAcme.", ["One.", "Two."], "Acme."],
    ["One.\n</think>\n<think>Two.</think>\nAcme.", ["One.", "Two."], "Acme."],
    // Reasoning that quotes the tag, or leaves its code open.
    ["<think>It ends with `</think>`.</think>\nAcme.", ["It ends with `</think>`."], "Acme."],
    ["<think>\n```\nfoo\n</think>\nAcme:\n```\nbar\n```", ["```\nfoo"], "Acme:\n```\nbar\n```"],
  ])("%j", (text, reasoning, answer) => {
    expect(whole(text)).toEqual({ reasoning, text: answer });
  });

  test.each([
    "Models write `<think>` and `</think>` around it.",
    "Models write <think> before and </think> after it, within a line.",
    "Like this:\n\n```xml\n<think>\nFirst.\n</think>\n```\n\nThat is all.",
    "~~~\n</think>\n~~~\nThat is all.",
    "The tag is\n`</think>`\nand nothing else.",
    "Acme.\n\n<think>\nWas that right?\n</think>",
    "<think> opens it.",
    "Acme is best.",
    "",
  ])("prose stays prose: %j", (text) => {
    expect(whole(text)).toEqual({ reasoning: [], text });
  });

  test("that a limit cut is no answer", () => {
    expect(splitThoughts("<think>\nFirst, I", { cut: true })).toEqual({ reasoning: ["First, I"], text: "" });
    expect(splitThoughts("Acme is b", { cut: true })).toEqual({ reasoning: [], text: "Acme is b" });
    expect(splitThoughts("<think>x</think>Acme is b", { cut: true }).text).toBe("Acme is b");
  });

  test("an answer behind any reasoning comes out as it was", () => {
    const plain = fc.string({ unit: "grapheme" }).filter((text) => !/[<[`~]/.test(text));
    fc.assert(
      fc.property(plain, plain, fc.constantFrom("<think>", ""), (thought, own, tag) => {
        const answer = own.trimStart();
        expect(whole(`${tag}${thought}\n</think>\n\n${answer}`).text).toBe(answer);
      }),
    );
  });

  test("nothing but tags and space is lost", () => {
    const piece = fc.constantFrom("<think>", "</think>", "`", "```", "\n", "a", " ", "b.", "[THINK]");
    const letters = (text: string) => text.replace(/<\/?think>|\[THINK\]|\s/g, "");
    fc.assert(
      fc.property(fc.array(piece), fc.boolean(), (pieces, cut) => {
        const text = pieces.join("");
        const split = splitThoughts(text, { cut });
        expect(letters([...split.reasoning, split.text].join(""))).toBe(letters(text));
      }),
    );
  });
});
