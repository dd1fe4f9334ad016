import { expect, it } from "vitest";
import { isSlug, RESERVED_SLUGS, SLUG_MAX, workspaceNameSchema } from "./workspace";
import { WORKSPACE_NAME_MAX } from "./workspace-limits";

it("an address is small letters, digits and hyphens, up to 60 of them", () => {
  for (const text of ["a", "acme-2", "7", "z".repeat(60), "a".repeat(SLUG_MAX)])
    expect(isSlug(text)).toBe(true);
  for (const text of ["", "Acme", "a b", "a_b", "ä", "a/b", "a\n", "z".repeat(61)])
    expect(isSlug(text)).toBe(false);
});

it("every reserved word could be an address otherwise", () => {
  expect(RESERVED_SLUGS.length).toBeGreaterThan(0);
  expect(RESERVED_SLUGS.filter((word) => !isSlug(word))).toEqual([]);
});

it("a name is trimmed, there, and not too long", () => {
  const said = (name: string) =>
    workspaceNameSchema.safeParse(name).error?.issues.map(({ message }) => message);
  expect(workspaceNameSchema.parse(" Acme & Söhne ")).toBe("Acme & Söhne");
  expect(workspaceNameSchema.parse("x".repeat(WORKSPACE_NAME_MAX))).toHaveLength(WORKSPACE_NAME_MAX);
  expect(said("x".repeat(WORKSPACE_NAME_MAX + 1))).toEqual([`At most ${WORKSPACE_NAME_MAX} characters.`]);
  expect(said("  ")).toEqual(["Give the workspace a name."]);
  expect(said("a\u0000")).toEqual([
    "The name has a character that is not text, U+0000, at position 2. Remove it.",
  ]);
});
