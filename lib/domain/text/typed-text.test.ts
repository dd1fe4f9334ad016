import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyText } from "@/test/properties";
import { typedText } from "./typed-text";

const name = typedText("The name").trim().min(1, "Give it a name.").max(10, "At most 10 characters.");
const said = (text: string) => name.safeParse(text).error?.issues[0]?.message;

describe("a typed text", () => {
  it.each([
    ["a\u0000b", "U+0000, at position 2"],
    ["\u{1F600}\u0000", "U+0000, at position 2"],
    ["\u0000", "U+0000, at position 1"],
    ["ab\ud800", "U+D800, at position 3"],
    ["\udc00", "U+DC00, at position 1"],
  ])("%j is refused by field, character and place", (text, found) => {
    expect(said(text)).toBe(`The name has a character that is not text, ${found}. Remove it.`);
  });

  it("keeps the rules that follow", () => {
    expect(said("  ")).toBe("Give it a name.");
    expect(said("x".repeat(11))).toBe("At most 10 characters.");
    expect(name.parse(" Zoë \u{1F600}\u0007 ")).toBe("Zoë \u{1F600}\u0007");
  });

  it("takes exactly what a database can keep", () => {
    const free = typedText("It");
    fc.assert(
      fc.property(anyText(), (text) => {
        expect(free.safeParse(text).success).toBe(!text.includes("\0") && text.isWellFormed());
      }),
    );
  });
});
