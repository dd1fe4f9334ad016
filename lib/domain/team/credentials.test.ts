import fc from "fast-check";
import { expect, it } from "vitest";
import { anyText } from "@/test/properties";
import { emailSchema, foldEmail, newPasswordSchema } from "./credentials";
import { PASSWORD_MAX, PASSWORD_MIN } from "./password-limits";

const said = (schema: typeof emailSchema | typeof newPasswordSchema, text: string) =>
  schema.safeParse(text).error?.issues.map(({ message }) => message);

it("an e-mail address is one whatever its case and the blanks around it", () => {
  expect(emailSchema.parse("  Zoe@Example.ORG\n")).toBe("zoe@example.org");
});

it("an e-mail address is one in whatever of Unicode's equal ways it is written", () => {
  for (const written of ["ｚｏｅ＠ｅｘａｍｐｌｅ.ｏｒｇ", "ＺOE@EXAMPLE.org", "zoe@example.org"])
    expect(emailSchema.parse(written)).toBe("zoe@example.org");
  expect(foldEmail("\u212AEN@example.org")).toBe("ken@example.org");
});

it("folding twice is folding once", () => {
  fc.assert(
    fc.property(anyText(), (text) => {
      expect(foldEmail(foldEmail(text))).toBe(foldEmail(text));
    }),
  );
});

it.each([
  ["", "Not an e-mail address."],
  ["zoe", "Not an e-mail address."],
  ["zoe@example.org, max@example.org", "Not an e-mail address."],
  [`${"z".repeat(243)}@example.org`, "At most 254 characters."],
])("%j is refused", (text, message) => {
  expect(said(emailSchema, text)).toContain(message);
});

it("an address of 254 characters is not too long", () => {
  expect(said(emailSchema, `${"z".repeat(242)}@example.org`) ?? []).not.toContain("At most 254 characters.");
});

it.each([
  [PASSWORD_MIN, undefined],
  [PASSWORD_MAX, undefined],
  [PASSWORD_MIN - 1, [`At least ${PASSWORD_MIN} characters.`]],
  [PASSWORD_MAX + 1, [`At most ${PASSWORD_MAX} characters.`]],
])("a new password of %i characters", (length, messages) => {
  expect(said(newPasswordSchema, "p".repeat(length))).toEqual(messages);
});

it("a new password is kept to the letter, and has no character that is not text", () => {
  expect(newPasswordSchema.parse("  Correct Horse ßattery  ")).toBe("  Correct Horse ßattery  ");
  expect(said(newPasswordSchema, `${"p".repeat(PASSWORD_MIN)}\u0000`)).toEqual([
    `The password has a character that is not text, U+0000, at position ${PASSWORD_MIN + 1}. Remove it.`,
  ]);
});
