import type { Span } from "@/lib/domain/answers/answer";
import { foldText, LOOSEST } from "../mentions/fold";
import type { VisibleText } from "../mentions/visible-text";
import { EVIDENCE, type Evidence, findCandidates } from "./find-candidates";
import { isGeneric } from "./generic-words";
import { namesIn } from "./name-words";
import { productLines } from "./product-lines";

/**
 * The version is raised when the same texts suggest other names, and goes with every figure that uses them. Precision
 * and recall are those of recorded public answers, labelled by hand, which were not in sight when the rules were made
 * (test/labelled/recorded.json, its other half).
 */
export const SUGGESTIONS = { version: 2, precision: 0.76, recall: 0.84 } as const;

/** A name that answers give and nobody tracks, in so many of them. */
export interface Suggestion {
  name: string;
  answers: number;
  mentions: number;
  evidence: Evidence[];
  /** The first places: which of the answers given, and where in its visible text. */
  examples: ({ answer: number } & Span)[];
}

const EXAMPLES_MAX = 5;

/** Folding is most of the work, and the same names come again and again. */
function foldOnceEach(): (name: string) => string {
  const kept = new Map<string, string>();
  return (name) => {
    const known = kept.get(name) ?? foldText(name, LOOSEST);
    kept.set(name, known);
    return known;
  };
}

/** Worked out when it is first asked for. */
function once<Value>(make: () => Value): () => Value {
  let made: { value: Value } | null = null;
  return () => (made ??= { value: make() }).value;
}

/** Words that stand in small letters somewhere. */
const smallWords = (texts: readonly string[]): ReadonlySet<string> =>
  new Set(texts.flatMap((text) => text.match(/(?<![\p{L}\p{N}])\p{Ll}[\p{L}-]*/gu) ?? []));

/**
 * Names that texts give beside those that are tracked, the commonest first. One that begins with another that is given
 * alone is that one's ("Bose SoundLink" is Bose's). `tracked` is where names are known already, by text.
 */
export function suggestBrands(
  texts: readonly { visible: VisibleText; tracked: readonly Span[] }[],
): Suggestion[] {
  const names = texts.map(({ visible }) => namesIn(visible.text));
  const all = texts.flatMap(({ visible, tracked }, answer) =>
    findCandidates(visible, names[answer] ?? [])
      .filter((one) => !tracked.some((known) => known.start < one.end && one.start < known.end))
      .map((one) => ({ ...one, answer })),
  );
  const keyOf = foldOnceEach();
  const alone = new Set(all.map(({ name }) => keyOf(name)));
  const models = Map.groupBy(alone, (name) => name.split(" ")[0] ?? "");
  const wholeOf = (name: string): string => {
    const words = name.split(" ");
    const first = words[0] ?? "";
    if (
      words.length > 1 &&
      first.length > 2 &&
      !isGeneric(first) &&
      (models.get(keyOf(first))?.length ?? 0) > 1
    )
      return first;
    for (let count = 1; count < words.length; count += 1) {
      const beginning = words.slice(0, count).join(" ");
      if (alone.has(keyOf(beginning))) return beginning;
    }
    return name;
  };
  const byName = Map.groupBy(all, ({ name }) => keyOf(wholeOf(name)));
  const small = once(() => smallWords(texts.map(({ visible }) => visible.text)));
  const isLine = productLines(names);
  return [...byName.values()]
    .filter((given) => given.some(({ isWeak, name }) => !isWeak || !small().has(name.toLowerCase())))
    .filter(([first]) => first !== undefined && !isLine(first.name))
    .map((given): Suggestion => {
      const [first] = given;
      // The same place may stand in a bold run and in a sentence.
      const places = [...new Map(given.map((one) => [`${one.answer} ${one.start}`, one])).values()];
      return {
        name: first ? wholeOf(first.name) : "",
        answers: new Set(given.map(({ answer }) => answer)).size,
        mentions: places.length,
        evidence: EVIDENCE.filter((kind) => given.some(({ evidence }) => evidence === kind)),
        examples: places.slice(0, EXAMPLES_MAX).map(({ answer, start, end }) => ({ answer, start, end })),
      };
    })
    .sort((one, other) => other.answers - one.answers || other.mentions - one.mentions);
}
