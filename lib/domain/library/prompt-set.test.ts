import { expect, it } from "vitest";
import { connectedAccountKey, isBuiltIn } from "@/lib/domain/engines/connected-account";
import { asPersona } from "./persona";
import { readMembers, writeMembers, type SetMember } from "./prompt-set";

const id = (last: number) => `0190a0c0-0000-7000-8000-00000000000${last}`;
const member = (prompt: number): SetMember => ({
  promptVersionId: id(9 - prompt),
  promptId: id(prompt),
  familyId: id(7),
  marketId: null,
  personaId: id(8),
  topic: "bikes",
  tags: ["a", "b"],
  intent: "branded",
  stage: "decision",
  weight: "0.5",
});
const [one, two, three] = [member(1), member(2), member(3)];

it("a version of a set is the same text in whatever order its prompts came, and is read back", () => {
  const text = writeMembers([one, two, three]);
  for (const given of [
    [three, two, one],
    [two, three, one],
  ])
    expect(writeMembers(given)).toBe(text);
  expect(readMembers(text)).toEqual([one, two, three]);
  expect(writeMembers([{ ...one, weight: "0.6" }])).not.toBe(writeMembers([one]));
});

it("no version is kept, or read, with anything else in it", () => {
  expect(() => writeMembers([Object({ ...one, mood: 1 })])).toThrow();
  for (const text of ["{}", "[{}]", "", JSON.stringify([{ ...one, stage: "later" }])])
    expect(() => readMembers(text)).toThrow();
});

it.each([
  ["A buyer.", "Be short.", "A buyer.\n\nBe short."],
  ["A buyer.", null, "A buyer."],
  [null, "Be short.", "Be short."],
  ["", "Be short.", "Be short."],
  [null, null, null],
])("as persona %j, a wording with %j says %j", (persona, own, said) => {
  expect(asPersona(persona, own)).toBe(said);
});

it("an account is one by its address and its login, the built-in service's too", () => {
  const keys = [
    { baseUrl: null, login: "zoe" },
    { baseUrl: "https://a.example", login: "zoe" },
    { baseUrl: "https://a.example", login: "max" },
  ].map(connectedAccountKey);
  expect(keys).toEqual(["builtin zoe", "https://a.example zoe", "https://a.example max"]);
  expect(keys.map(isBuiltIn)).toEqual([true, false, false]);
  expect(isBuiltIn("builtinx zoe")).toBe(false);
});
