import { expect, it } from "vitest";
import { paths, withQuery } from "./paths";

it("leaves out what is not set and encodes what is", () => {
  expect(withQuery("/a", { q: "prix & café", page: 2, engine: "", model: undefined, state: null })).toBe(
    "/a?q=prix+%26+caf%C3%A9&page=2",
  );
  expect(paths.workspace("acme").answer("a/b")).toBe("/acme/answers/a%2Fb");
  expect(paths.workspace("acme").answers()).toBe("/acme/answers");
});
