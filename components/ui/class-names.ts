import { type ClassValue, clsx } from "clsx";
import { groupsOf } from "./class-groups";

/** What a class is for ("hover:", "md:") and what it sets. A colon in brackets is neither's end. */
function parts(given: string): [modifiers: string, name: string] {
  const at =
    given.replaceAll(/\[[^\]]*\]/g, (arbitrary) => "-".repeat(arbitrary.length)).lastIndexOf(":") + 1;
  return [given.slice(0, at), given.slice(at)];
}

/** Leaves out every class whose place a later one takes. */
function merge(text: string): string {
  const taken = new Set<string>();
  const kept = text
    .split(" ")
    .filter(Boolean)
    .toReversed()
    .filter((given) => {
      const [modifiers, name] = parts(given);
      const [own, ...covered] = groupsOf(name).map((group) => modifiers + group);
      if (own === undefined) return true;
      if (taken.has(own)) return false;
      for (const group of [own, ...covered]) taken.add(group);
      return true;
    });
  return kept.toReversed().join(" ");
}

/** Joins class names; of two Tailwind classes for the same property the later one stays. */
export const classNames = (...values: ClassValue[]): string => merge(clsx(values));
