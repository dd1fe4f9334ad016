import { expect, it } from "vitest";
import type { SetMember } from "./prompt-set";
import { changedProperties, diffMembers } from "./set-version";

const member = (promptId: string, changes: Partial<SetMember> = {}): SetMember => ({
  promptId,
  promptVersionId: `${promptId} 1`,
  familyId: null,
  marketId: null,
  personaId: null,
  topic: null,
  tags: [],
  intent: null,
  stage: null,
  weight: "1",
  ...changes,
});

it("tells what was added, removed, changed and left", () => {
  const older = [member("a"), member("b"), member("c"), member("d")];
  const newer = [
    member("a"),
    member("c", { promptVersionId: "c 2" }),
    member("d", { tags: ["x", "y"], weight: "2", marketId: "fi", familyId: "f" }),
    member("e"),
  ];
  const diff = diffMembers(older, newer);
  expect(diff.added.map(({ promptId }) => promptId)).toEqual(["e"]);
  expect(diff.removed.map(({ promptId }) => promptId)).toEqual(["b"]);
  const names = new Map([["fi", "Finland"]]);
  expect(diff.changed.map((pair) => [pair.promptId, changedProperties(pair, names)])).toEqual([
    ["c", []],
    [
      "d",
      [
        { property: "tags", before: null, after: "x, y" },
        { property: "weight", before: "1", after: "2" },
        { property: "market", before: null, after: "Finland" },
        { property: "family", before: null, after: "one that is gone" },
      ],
    ],
  ]);
  expect(diff.same).toBe(1);
});

it("finds no difference between a version and itself", () => {
  const members = [member("a", { topic: "t" }), member("b")];
  expect(diffMembers(members, members)).toEqual({ added: [], removed: [], changed: [], same: 2 });
});
