import { diffArrays } from "diff";
import type { TextDifference, TextPart } from "@/lib/domain/answers/comparison";
import { paragraphPieces, wordPieces } from "./words";

/** The time to compare grows with the square of the pieces that differ: 1,500 take a few tenths of a second. */
const EDITS_MAX = 1_500;
/** Texts that together are longer are not cut into words. */
const WORDS_MAX = 200_000;

/**
 * What a text says otherwise than a base, in reading order: by words, or by paragraphs where the texts are too long or
 * too different for that, or as two texts that have nothing in common. The parts without what was added are the base,
 * without what was removed the text.
 */
export function compareTexts(base: string, text: string): TextDifference {
  if (base === text) return { by: "words", parts: base === "" ? [] : [{ text, change: "kept" }] };
  const byWords = base.length + text.length <= WORDS_MAX ? compareBy(wordPieces, base, text) : null;
  if (byWords) return { by: "words", parts: withoutIslands(byWords) };
  const byParagraphs = compareBy(paragraphPieces, base, text);
  if (byParagraphs) return { by: "paragraphs", parts: byParagraphs };
  return { by: "whole", parts: joined([part(base, "removed"), part(text, "added")]) };
}

const part = (text: string, change: TextPart["change"]): TextPart => ({ text, change });

function compareBy(cut: (text: string) => string[], base: string, text: string): TextPart[] | null {
  const changes = diffArrays(cut(base), cut(text), { maxEditLength: EDITS_MAX });
  return (
    changes?.map(({ value, added, removed }) =>
      part(value.join(""), added ? "added" : removed ? "removed" : "kept"),
    ) ?? null
  );
}

const HAS_WORDS = /[\p{L}\p{N}]/u;

/** A space or a sign that both have between words that differ is counted to those, so that they are read in one. */
function withoutIslands(parts: readonly TextPart[]): TextPart[] {
  const spread = parts.flatMap((each, place) => {
    const isBetween = place > 0 && place < parts.length - 1;
    const isIsland =
      each.change === "kept" && isBetween && !/\n/.test(each.text) && !HAS_WORDS.test(each.text);
    return isIsland ? [part(each.text, "removed"), part(each.text, "added")] : [each];
  });
  return joined(spread);
}

/** Between two that are kept, all that was removed in one part, and all that was added in one. */
function joined(parts: readonly TextPart[]): TextPart[] {
  const whole: TextPart[] = [];
  let [removed, added] = ["", ""];
  const close = () => {
    whole.push(...[part(removed, "removed"), part(added, "added")].filter(({ text }) => text !== ""));
    [removed, added] = ["", ""];
  };
  for (const { text, change } of parts) {
    if (change === "removed") removed += text;
    else if (change === "added") added += text;
    else {
      close();
      whole.push(part(text, "kept"));
    }
  }
  close();
  return whole;
}
