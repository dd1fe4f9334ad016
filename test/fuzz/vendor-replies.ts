import fc from "fast-check";

import { TEXT, THOUGHTS } from "@/test/fakes/vendors/answer";
import { CASES, type Kind } from "@/test/vendors";
import type { EngineAnswer } from "@/lib/engines/engine";

type Path = readonly (string | number)[];

/** Stands for a leaf that is not there at all. */
export const ABSENT = Symbol("absent");

/** What a part of a reply can become. */
export const ALTERATIONS: readonly unknown[] = [
  ABSENT,
  null,
  "something new",
  "",
  -1,
  1.5,
  1e300,
  true,
  {},
  [],
  [null],
  { type: "something new" },
];

/** Where the text lies in each vendor's whole reply, and what decides that it is the text. */
const TEXT_LIES_IN: Readonly<Record<Kind, RegExp>> = {
  openai: /^output(\.3(\.type|\.content(\.0(\.type|\.text)?)?)?)?$/,
  google: /^candidates(\.0(\.content(\.parts(\.2(\.text)?|\.[01]\.thought)?)?)?)?$/,
  anthropic: /^content(\.(7|8|9|10)(\.type|\.text)?)?$/,
  perplexity: /^choices(\.0(\.message(\.content)?)?)?$/,
  "openai-compatible": /^choices(\.0(\.message(\.content)?)?)?$/,
};

/** A whole good reply of a vendor: searched, reasoned, counted. */
export function wholeReply(kind: Kind): unknown {
  const { wire, model } = CASES[kind];
  const name = kind === "perplexity" ? "sonar-reasoning-pro" : model;
  const asked = {
    tools: [{}],
    reasoning: {},
    thinking: { type: "enabled" },
    generationConfig: { thinkingConfig: { includeThoughts: true } },
  };
  return JSON.parse(JSON.stringify(wire.answer(name, asked)));
}

const entriesOf = (value: unknown): [string | number, unknown][] =>
  Array.isArray(value)
    ? value.map((one, index): [number, unknown] => [index, one])
    : typeof value === "object" && value !== null
      ? Object.entries(value)
      : [];

const placesIn = (value: unknown, at: Path = []): Path[] =>
  entriesOf(value).flatMap(([key, one]) => [[...at, key], ...placesIn(one, [...at, key])]);

/** Every place of a vendor's whole reply, branches and leaves, that its text does not lie in. */
export const placesAroundText = (kind: Kind): Path[] =>
  placesIn(wholeReply(kind)).filter((place) => !TEXT_LIES_IN[kind].test(place.join(".")));

/** The same document with something else in one place; as it was where it has no such place. */
export function alter(document: unknown, [key, ...rest]: Path, alteration: unknown): unknown {
  if (key === undefined) return alteration;
  if (typeof document !== "object" || document === null) return document;
  const entries = entriesOf(document)
    .map(([name, one]): [string | number, unknown] => [
      name,
      name === key ? alter(one, rest, alteration) : one,
    ])
    .filter(([, one]) => one !== ABSENT);
  return Array.isArray(document) ? entries.map(([, one]) => one) : Object.fromEntries(entries);
}

export interface AlteredReply {
  /** What was altered, in words. */
  how: string;
  reply: unknown;
}

/** A vendor's whole reply with up to six things altered around its text. */
export const alteredReplies = (kind: Kind): fc.Arbitrary<AlteredReply> => {
  const alteration = fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(...ALTERATIONS) },
    { weight: 1, arbitrary: fc.jsonValue() },
  );
  const places = placesAroundText(kind);
  return fc
    .uniqueArray(fc.tuple(fc.constantFrom(...places), alteration), {
      minLength: 1,
      maxLength: 6,
      selector: ([place]) => place.join("."),
    })
    .map((all) => {
      // From the last place to the first, so that what goes missing moves nothing that is still to be altered.
      const sorted = all.toSorted(([one], [other]) => places.indexOf(other) - places.indexOf(one));
      return {
        how: sorted.map(([place, what]) => `${place.join(".")} = ${describe(what)}`).join("; "),
        reply: sorted.reduce((reply, [place, what]) => alter(reply, place, what), wholeReply(kind)),
      };
    });
};

export const describe = (alteration: unknown): string =>
  alteration === ABSENT ? "absent" : JSON.stringify(alteration);

type Counts = Pick<EngineAnswer, "inputTokens" | "outputTokens" | "reasoningTokens">;

/** What is wrong with an answer read from an altered reply; empty when nothing is. */
export function problemsOf(
  answer: Counts & Pick<EngineAnswer, "text" | "leftOut" | "citations">,
  { inputTokens, outputTokens, reasoningTokens }: Counts,
): string[] {
  const tooMany = (count: number | null, most: number | null) => count !== null && count > (most ?? 0);
  const faults: [boolean, string][] = [
    [!answer.text.includes(TEXT), `the text is ${JSON.stringify(answer.text)}`],
    [THOUGHTS.some((thought) => answer.text.includes(thought)), "a thought is in the text"],
    [!Number.isInteger(answer.leftOut) || answer.leftOut < 0, `${answer.leftOut} parts are left out`],
    [tooMany(answer.inputTokens, inputTokens), "input tokens are invented"],
    [tooMany(answer.outputTokens, outputTokens), "output tokens are invented"],
    [tooMany(answer.reasoningTokens, reasoningTokens), "reasoning tokens are invented"],
    [
      answer.citations.some(
        ({ segment }) =>
          segment !== null &&
          (segment.start < 0 || segment.start >= segment.end || segment.end > answer.text.length),
      ),
      "a citation lies outside the text",
    ],
  ];
  return faults.flatMap(([wrong, words]) => (wrong ? [words] : []));
}
