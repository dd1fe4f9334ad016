import { expect, it } from "vitest";
import { AUDIT_ACTION_NAMES, AUDIT_ENTITY_NAMES, auditActionWords } from "@/lib/domain/team/audit-actions";
import { factsOf, namedIn, rightWords, whoWords } from "./audit-words";

it.each(AUDIT_ACTION_NAMES)("says %s in words that follow a name", (action) => {
  expect(auditActionWords(action)).toMatch(/^[a-z][a-z' ]+( API [a-z ]+)?$/);
});

it("knows an entity for each action", () => {
  const named = new Set(AUDIT_ACTION_NAMES.map((action) => action.split(".")[0]));
  expect([...AUDIT_ENTITY_NAMES].toSorted()).toEqual([...named].toSorted());
});

it("says an action that it does not know by its own name", () => {
  expect(auditActionWords("old_thing.do_it")).toBe("old thing do it");
  expect(auditActionWords("constructor")).toBe("constructor");
});

it.each([
  [{ actorKind: "member", actorId: "u", who: "ann@example.com" }, "ann@example.com", null],
  [{ actorKind: "member", actorId: "u", who: null }, "Somebody who is gone", null],
  [{ actorKind: "operator", actorId: null, who: null }, "Command line", "as operator"],
  [{ actorKind: "operator", actorId: "u", who: "Ann" }, "Ann", "as operator"],
  [{ actorKind: "system", actorId: "send-due-slots", who: null }, "Sightline", "by the job send due slots"],
] as const)("says who decided: %j", (entry, who, right) => {
  expect(whoWords(entry)).toBe(who);
  expect(rightWords(entry)).toBe(right);
});

it("puts before and after of each fact side by side", () => {
  const entry = {
    about: null,
    before: { name: "Old", isDefault: true, gone: null },
    after: { name: "New", calls_per_minute: 7, targets: [{ engine: "gemini" }] },
  };
  expect(factsOf(entry)).toEqual([
    { name: "name", before: "Old", after: "New" },
    { name: "is default", before: "yes", after: null },
    { name: "gone", before: "–", after: null },
    { name: "calls per minute", before: null, after: "7" },
    { name: "targets", before: null, after: '[{"engine":"gemini"}]' },
  ]);
  expect(factsOf({ before: null, after: null })).toEqual([]);
  expect(namedIn(entry)).toBe("New");
  expect(namedIn({ ...entry, about: "Ann" })).toBe("Ann");
  expect(namedIn({ about: null, before: { email: "a@example.com" }, after: null })).toBe("a@example.com");
  expect(namedIn({ about: null, before: null, after: { name: 5 } })).toBeNull();
});
