import type { MentionView } from "@/lib/domain/brands/mention-view";
import { withoutTricks } from "@/lib/format/hostile";

/** By what a mention was found: the alias, and what must be so that it counts. */
export function ruleWords({ alias }: Pick<MentionView, "alias">): string {
  if (alias === null) return "a person";
  const conditions = [
    alias.case === "exact" ? "in these letters" : "in any case",
    alias.boundary === "word" ? "as a word" : "also within a word",
    ...(alias.accents === "exact" ? ["with its accents"] : []),
    ...(alias.not.length > 0
      ? [`not in ${alias.not.map((phrase) => `“${withoutTricks(phrase)}”`).join(", ")}`]
      : []),
  ];
  return `the alias “${withoutTricks(alias.text)}” (${conditions.join(", ")})`;
}

/** What is said of the brand there, with the rule that says so. */
export function saidWords({ level, absence }: Pick<MentionView, "level" | "absence">): string {
  if (absence !== null) return `absent (rule ${absence})`;
  if (level === null) return "named";
  return level.word === "named" ? "named" : `${level.word} (rule ${level.rule})`;
}
