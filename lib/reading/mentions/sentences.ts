import type { Span } from "@/lib/domain/answers/answer";
import type { Block } from "./block-places";

/** What ends a sentence, with the quotes and brackets after it: before a space, or in scripts without spaces anywhere. */
const ENDS = /[.!?…‽⁈⁇؟۔।॥]+["'”’»)\]]*(?=\s|$)|[。！？｡]+["'”’」』）]*/gu;

/** A full stop after one of these ends no sentence. */
const SHORTENED =
  /(?:^|[\s("'“‘[/])(?:(?:mr|mrs|ms|dr|prof|st|vs|etc|approx|no|nos|inc|ltd|co|corp|dept|est|fig|e\.g|i\.e|cf|al|p|pp|vol|jr|sr|u\.s|u\.k|a\.m|p\.m)|\p{L}|(?:\p{L}\.)+\p{L})\.$/iu;
/** After these a sentence may well end; it does where the next word begins with a capital that is no name's. */
const MAY_END = /(?:etc|inc|ltd|co|corp|jr|sr|u\.s|u\.k|a\.m|p\.m)\.$/i;
const STARTER =
  /^\s+["'“‘([]*(?:The|This|That|These|Those|It|Its|He|She|They|We|You|I|A|An|In|On|At|If|For|But|And|However|Also|Both|Each|While|When|There|Here|Its|With|As|Some|Most|Many|Another|Other|No|Yes|To|By|From|Prices?|Overall)\b/u;
/** So much before and after a sign is looked at. */
const AROUND = 24;

/** The sentences of a text's blocks, in their order; each is of one block, and nothing but spaces is between them. */
export function splitSentences(text: string, blocks: readonly Block[]): readonly Span[] {
  const known = SPLIT.get(blocks);
  if (known?.text === text) return known.sentences;
  const sentences = blocks.flatMap(({ start, end }) => sentencesOf(text.slice(start, end), start));
  SPLIT.set(blocks, { text, sentences });
  return sentences;
}

/** All that reads an answer asks for the sentences of the same blocks. */
const SPLIT = new WeakMap<readonly Block[], { text: string; sentences: readonly Span[] }>();

function sentencesOf(block: string, at: number): Span[] {
  const sentences: Span[] = [];
  let from = 0;
  const close = (end: number): void => {
    const sentence = block.slice(from, end);
    const inset = sentence.length - sentence.trimStart().length;
    if (inset < sentence.length)
      sentences.push({ start: at + from + inset, end: at + from + sentence.trimEnd().length });
    from = end;
  };
  for (const { 0: sign, index } of block.matchAll(ENDS)) {
    const end = index + sign.length;
    if (sign !== "." || !goesOn(block, index + 1)) close(end);
  }
  close(block.length);
  return sentences;
}

/** Whether a sentence goes on after a full stop. */
function goesOn(block: string, end: number): boolean {
  const after = block.slice(end, end + AROUND);
  // "1. Acme", and "approx. five": what follows is no beginning.
  if (/^\s+\p{Ll}/u.test(after)) return true;
  const before = block.slice(Math.max(0, end - AROUND), end);
  if (/(?:^|\n)\s*\d{1,3}\.$/.test(before)) return true;
  if (!SHORTENED.test(before)) return false;
  return !(MAY_END.test(before) && STARTER.test(after));
}
