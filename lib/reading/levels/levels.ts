import type { Span } from "@/lib/domain/answers/answer";
import { absenceOf, type Around } from "./absence";
import type { FoundMentions, Mention } from "../mentions/find-mentions";
import { aboutness, isFirstOfRanking } from "./places";
import { topPickOf } from "./top-pick";
import type { VisibleText } from "../mentions/visible-text";

/** Raised when these rules give a mention another level. */
export const LEVELS_VERSION = 1;

/** How far a mention recommends, from below. */
export const LEVELS = ["named", "shortlisted", "top_pick"] as const;
export type Level = (typeof LEVELS)[number];

/** A mention, and what is said of the brand there. */
export interface JudgedMention extends Mention {
  /** The rule by which the sentence says that nothing was found about it; it is in no figure of presence then. */
  absence: string | null;
  /** With the rule that says so; null where it is absent. */
  level: { level: Level; rule: string } | null;
}

/** So much of a sentence before and after a name is looked at. */
const AROUND = 200;
/** Where a sentence turns to something else. */
const TURN = /[;]|,? \b(?:but|however|whereas|although|though|while|yet|because|so)\b/giu;

/** Judges the mentions of an answer by rules made for English; in what is not English a name is named, and no more. */
export function judgeMentions(
  visible: VisibleText,
  { mentions, sentences }: FoundMentions,
  { isEnglish = true }: { isEnglish?: boolean } = {},
): JudgedMention[] {
  if (!isEnglish)
    return mentions.map((mention) => ({
      ...mention,
      absence: null,
      level: { level: "named", rule: "named" },
    }));
  const byBlock = Map.groupBy(mentions, ({ block }) => block);
  return mentions.map((mention) => {
    const sentence = sentences[mention.sentence] ?? mention.visible;
    const around = aroundOf(visible.text, sentence, mention.visible);
    const absence = absenceOf(around);
    const placed = { visible, mention, others: byBlock.get(mention.block) ?? [] };
    const isQuestion = visible.text.slice(mention.visible.end, sentence.end).trimEnd().endsWith("?");
    const level = (): { level: Level; rule: string } => {
      const about = aboutness(placed);
      if (about !== null && isFirstOfRanking(placed)) return { level: "top_pick", rule: "first-of-ranking" };
      const pick = topPickOf(around, isQuestion);
      if (pick !== null) return { level: "top_pick", rule: pick };
      return about === null ? { level: "named", rule: "named" } : { level: "shortlisted", rule: about };
    };
    return { ...mention, absence, level: absence === null ? level() : null };
  });
}

/** What a sentence says around a name, up to where it turns to something else. */
function aroundOf(text: string, sentence: Span, name: Span): Around {
  const before = text.slice(Math.max(sentence.start, name.start - AROUND), name.start);
  const after = text.slice(name.end, Math.min(sentence.end, name.end + AROUND));
  const turned = [...before.matchAll(TURN)].at(-1);
  const turns = after.search(TURN);
  return {
    before: turned ? before.slice(turned.index + turned[0].length) : before,
    after: turns === -1 ? after : after.slice(0, turns),
  };
}
