/*
 * Which of Tailwind's classes set the same property, as far as classes of ours are given over others of ours. A table of
 * all of Tailwind (`tailwind-merge`) is 9 kB on every page; a test holds this one to it, on every pair of classes that
 * stands in the sources.
 */

// Values as they stand behind a class's name: "4" of "h-4", "" of "border".
const NUMBER = /^\d+(\.\d+)?$/;
const LENGTH = /^(\d+(\.\d+)?|px|\[.*\])$/;
const SIZE = /^(\d+(\.\d+)?|\d+\/\d+|px|\[.*\]|auto|full|dvh|none|xs|sm|md|lg|\d?xl)$/;
const TEXT_SIZE = /^(base|xs|sm|md|lg|\d?xl|\[[\d.]+(rem|px|em)\])$/;
const WIDTH = /^\d*$/;
const ANY = /./;

const SIDES = ["x", "y", "t", "r", "b", "l"];

type Groups = Record<string, readonly string[] | RegExp>;

/** Something on all sides, an axis or a side. */
const sided = (name: string, values: RegExp): Groups =>
  Object.fromEntries(["", ...SIDES].map((side) => [name + side, values]));

/**
 * Groups by name, of two that fit a class the first: whole classes, or the values that follow the group's name. What
 * stands behind a space in a name only tells groups apart.
 */
const GROUPS: Groups = {
  ...sided("p", SIZE),
  ...sided("m", SIZE),
  "gap-x": LENGTH,
  "gap-y": LENGTH,
  gap: LENGTH,
  size: SIZE,
  w: SIZE,
  h: SIZE,
  "min-w": SIZE,
  "min-h": SIZE,
  "max-w": SIZE,
  "max-h": SIZE,
  basis: SIZE,
  flex: /^(\d+|auto|none)$/,
  "flex wrap": /^(wrap|nowrap)$/,
  "flex direction": /^(row|col)$/,
  shrink: WIDTH,
  shadow: SIZE,
  display: [
    "flex",
    "inline-flex",
    "block",
    "inline-block",
    "inline",
    "grid",
    "table",
    "table-cell",
    "contents",
    "hidden",
  ],
  "overflow-x": ANY,
  "overflow-y": ANY,
  overflow: ANY,
  "line-clamp": ANY,
  position: ["static", "fixed", "absolute", "relative", "sticky"],
  "inset-x": SIZE,
  "inset-y": SIZE,
  inset: SIZE,
  top: SIZE,
  right: SIZE,
  bottom: SIZE,
  left: SIZE,
  z: NUMBER,
  visibility: ["visible", "invisible"],
  items: ANY,
  justify: ANY,
  "grid-cols": ANY,
  "text size": TEXT_SIZE,
  leading: LENGTH,
  "text align": /^(left|center|right)$/,
  "text colour": ANY,
  "font weight": /^(normal|medium|semibold|bold)$/,
  "font family": /^(sans|mono)$/,
  decoration: ["underline", "no-underline", "line-through"],
  "underline-offset": ANY,
  whitespace: ANY,
  "break-after": ANY,
  "break-inside": ANY,
  break: ANY,
  list: ANY,
  align: ANY,
  bg: ANY,
  rounded: /^(|none|full|sm|md|lg)$/,
  border: WIDTH,
  ...sided("border-", WIDTH),
  "border style": /^(solid|dashed)$/,
  "border collapse": /^(collapse|separate)$/,
  "border colour": ANY,
  fill: ANY,
  stroke: ANY,
  "scroll-mt": LENGTH,
  transition: ANY,
};

/** What a class for all sides, or for an axis, is given over besides. */
const coversSides = (name: string): Record<string, string[]> => ({
  [name]: SIDES.map((side) => name + side),
  [`${name}x`]: [`${name}r`, `${name}l`],
  [`${name}y`]: [`${name}t`, `${name}b`],
});

const COVERS: Record<string, readonly string[]> = {
  ...coversSides("p"),
  ...coversSides("m"),
  ...coversSides("border-"),
  border: SIDES.map((side) => `border-${side}`),
  gap: ["gap-x", "gap-y"],
  inset: ["inset-x", "inset-y", "top", "right", "bottom", "left"],
  "inset-x": ["right", "left"],
  "inset-y": ["top", "bottom"],
  size: ["w", "h"],
  flex: ["basis", "shrink"],
  overflow: ["overflow-x", "overflow-y"],
  "line-clamp": ["display", "overflow"],
  "text size": ["leading"],
};

function fits(name: string, group: string, classes: readonly string[] | RegExp): boolean {
  if (!(classes instanceof RegExp)) return classes.includes(name);
  const [head = ""] = group.split(" ");
  if (name === head) return classes.test("");
  return name.startsWith(`${head}-`) && classes.test(name.slice(head.length + 1));
}

function findGroups(name: string): readonly string[] {
  const [, property] = /^\[([\w-]+):/.exec(name) ?? [];
  if (property !== undefined) return [property];
  const plain = name.replace(/^-/, "");
  const [group] = Object.entries(GROUPS).find(([each, classes]) => fits(plain, each, classes)) ?? [];
  return group === undefined ? [] : [group, ...(COVERS[group] ?? [])];
}

const found = new Map<string, readonly string[]>();

/** The groups that a class takes the place of, its own first; none for a class that is given over nothing. */
export function groupsOf(name: string): readonly string[] {
  const before = found.get(name);
  if (before) return before;
  const groups = findGroups(name);
  found.set(name, groups);
  return groups;
}
