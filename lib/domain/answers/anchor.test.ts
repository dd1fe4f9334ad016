import fc from "fast-check";
import { expect, it } from "vitest";
import { anchorKind, partAnchors, shortHash, sourceAnchor } from "./anchor";

const anchorsOf = (texts: readonly string[], section = 0) => texts.map(partAnchors(section));

it("names the same text the same for good, and another otherwise", () => {
  // Written down: a link that somebody kept must lead there in later versions, too.
  expect(anchorsOf(["Acme is light.", "Bolt is cheap.", "Acme is light."])).toEqual([
    "p-10ganutsxvg",
    "p-02hd38h4nb3",
    "p-10ganutsxvg-2",
  ]);
  expect(sourceAnchor("https://a.example/x")).toBe("s-1wq2o2xsset");
});

it("is one for each part, keeps its name while parts come and go around it, and is told apart by section", () => {
  fc.assert(
    fc.property(fc.array(fc.string()), fc.array(fc.string()), fc.string(), (before, after, part) => {
      const alike = (text: string) => text.trim() === part.trim();
      const others = [...before, ...after].filter((text) => !alike(text));
      const anchors = anchorsOf([...before, part, ...after]);
      expect(new Set(anchors).size).toBe(anchors.length);
      expect(anchors.every((anchor) => anchorKind(anchor) === "part")).toBe(true);
      const [alone] = anchorsOf([part]);
      expect(anchorsOf([...others, part]).at(-1)).toBe(alone);
      expect(anchorsOf(others)).not.toContain(alone);
      expect(anchorsOf([part], 1)).not.toContain(alone);
    }),
  );
});

it("knows its own names, and nothing else", () => {
  expect(anchorKind(sourceAnchor("x"))).toBe("source");
  for (const other of [
    "",
    "p-",
    "answer",
    "p-abc",
    `${sourceAnchor("x")}"]`,
    `q-${shortHash("x")}`,
    "__proto__",
  ])
    expect(anchorKind(other)).toBeNull();
});
