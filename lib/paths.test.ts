import { readdirSync } from "node:fs";
import { expect, it } from "vitest";
import { RESERVED_SLUGS } from "@/lib/domain/team/workspace";
import { paths, withQuery } from "./paths";

it("leaves out what is not set and encodes what is", () => {
  expect(withQuery("/a", { q: "prix & café", page: 2, engine: "", model: undefined, state: null })).toBe(
    "/a?q=prix+%26+caf%C3%A9&page=2",
  );
  expect(paths.workspace("acme").answer("a/b")).toBe("/acme/answers/a%2Fb");
  expect(paths.workspace("acme").answers()).toBe("/acme/answers");
});

/** The first path segments of `app/`, route groups opened. */
const segments = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (!entry.isDirectory() || entry.name.startsWith("_")) return [];
    return entry.name.startsWith("(") ? segments(`${folder}/${entry.name}`) : [entry.name];
  });

it("lets no workspace take the address of one of the instance's own pages", () => {
  const own = segments("app").filter((segment) => !segment.startsWith("["));
  expect(own).toContain("operator");
  expect(RESERVED_SLUGS).toEqual(expect.arrayContaining(own));
});
