import fc from "fast-check";
import { expect, it } from "vitest";
import { callbackUrl, pauseAfter } from "./callback-url";

it("fills in id and tag, the tag encoded, wherever they stand", () => {
  const task = { id: "07151610-0696-0613-0000-b2366402ce99", tag: "a#b &c/$id" };
  expect(callbackUrl("https://a.example/$id?tag=$tag&again=$id", task)?.href).toBe(
    `https://a.example/${task.id}?tag=a%23b%20%26c%2F%24id&again=${task.id}`,
  );
  expect(callbackUrl("https://$tag/", { id: "x", tag: "bad host" })).toBeNull();
});

it.each([
  ["https://a.example/in#room?tag=$tag", "https://a.example/in%23room?tag=x"],
  ["https://a.example#b#c", "https://a.example/%23b%23c"],
  ["https://a.example/in?of=#1&id=$id", "https://a.example/in?of=%231&id=7"],
  ["https://a.example/#", "https://a.example/%23"],
  ["https://a.example/caf\u00e9 #\u00e9", "https://a.example/caf%C3%A9%20%23%C3%A9"],
  ["https://a.example/a%23b", "https://a.example/a%23b"],
])("keeps what follows a # of %s", (posted, called) => {
  expect(callbackUrl(posted, { id: "7", tag: "x" })?.href).toBe(called);
});

it("never lets a tag change where the callback goes", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (tag) => {
      const url = callbackUrl("https://a.example/p?tag=$tag&end=1", { id: "x", tag });
      expect(url?.origin).toBe("https://a.example");
      expect(url?.searchParams.get("tag")).toBe(tag);
      expect(url?.searchParams.get("end")).toBe("1");
    }),
  );
});

it("waits longer from try to try, and gives up", () => {
  const pauses = Array.from({ length: 9 }, (_, index) => pauseAfter(index + 1) ?? 0);
  expect(pauses).toEqual(pauses.toSorted((a, b) => a - b));
  expect(pauses[0]).toBeGreaterThan(0);
  expect(pauseAfter(10)).toBeNull();
});
