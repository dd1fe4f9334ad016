import { globSync, readFileSync } from "node:fs";
import { twMerge } from "tailwind-merge";
import { expect, it } from "vitest";
import { classNames } from "./class-names";

/** Every class of Tailwind's that stands in a text of the sources. */
function classesInUse(): string[] {
  const sources = globSync("{app,components}/**/*.tsx").map((file) => readFileSync(file, "utf8"));
  const texts = sources.flatMap((source) => [...source.matchAll(/["`]([^"`\n]*)["`]/g)]);
  const words = new Set(texts.flatMap(([, text = ""]) => text.split(/\s+/)));
  // What the library knows, it does not leave there twice.
  return [...words].filter((word) => word !== "" && twMerge(`${word} ${word}`) === word);
}

it("treats every two classes in use as the whole of the library would: class-groups.ts has their groups", () => {
  const classes = classesInUse();
  expect(classes.length).toBeGreaterThan(300);
  const otherwise = classes.flatMap((one) =>
    classes
      .filter((other) => other !== one && classNames(one, other) !== twMerge(`${one} ${other}`))
      .map((other) => `${one} ${other}: ${twMerge(`${one} ${other}`)}, not ${classNames(one, other)}`),
  );
  expect(otherwise).toEqual([]);
});

it.each([
  [["h-4 w-full", "h-5"], "w-full h-5"],
  [["px-2 py-1", "p-0"], "p-0"],
  [["p-0", "px-2"], "p-0 px-2"],
  [["text-sm text-muted", "text-ink"], "text-sm text-ink"],
  [["hover:bg-sunken", "bg-accent"], "hover:bg-sunken bg-accent"],
  [["flex", false, undefined, "hidden"], "hidden"],
])("%j is %s", (given, joined) => {
  expect(classNames(...given)).toBe(joined);
});
