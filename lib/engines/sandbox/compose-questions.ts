import type { Draft } from "./compose";
import type { Random } from "./random";
import type { Topic } from "./topic";

/** A wish for questions in place of an answer. */
export interface Wish {
  count: number;
  /** Who would ask them. */
  about: string;
}

/** "Write 20 questions that …", and after a blank line who would ask them; null for any other prompt. */
export function readWish(prompt: string): Wish | null {
  const [, count, about] = /^write (\d{1,2}) questions? that [^\n]*\n\n([\s\S]+)$/i.exec(prompt) ?? [];
  return count === undefined || about === undefined ? null : { count: Number(count), about };
}

type Ask = (phrase: string, subject: string) => string;

/** What people ask of a kind of thing, by what they are after: something it is praised for, or blamed for. */
const ASKED: readonly { topic: string; of: "strong" | "weak"; asks: readonly Ask[] }[] = [
  {
    topic: "Choosing",
    of: "strong",
    asks: [
      (phrase, subject) => `Which ${subject} are best for ${phrase}?`,
      (phrase, subject) => `What should I look for in ${subject} if I want ${phrase}?`,
      (phrase, subject) => `Do all ${subject} have ${phrase}, or only some?`,
    ],
  },
  {
    topic: "Price",
    of: "strong",
    asks: [
      (phrase, subject) => `Is ${phrase} worth paying more for in ${subject}?`,
      (phrase, subject) => `What is the cheapest way to get ${phrase} from ${subject}?`,
      (phrase, subject) => `How much do ${subject} with ${phrase} cost?`,
    ],
  },
  {
    topic: "Problems",
    of: "weak",
    asks: [
      (phrase, subject) => `How do I avoid ${phrase} with ${subject}?`,
      (phrase, subject) => `Why do people complain about ${phrase} when they choose ${subject}?`,
      (phrase, subject) => `Which ${subject} are known for ${phrase}?`,
      (phrase, subject) => `Can I do anything about ${phrase} if my ${subject} have that problem?`,
    ],
  },
];

interface ListBrief {
  topic: Topic;
  count: number;
  random: Random;
}

/** Lists questions about a topic as an assistant does: an opening, headings, numbers that go on over them. */
export function composeQuestions({ topic: { category, place }, count, random }: ListBrief): Draft {
  const subject = `${category.noun}${place ? ` in ${place}` : ""}`;
  const turn = random.between(0, 7);
  const groups = ASKED.map(({ topic, of, asks }) => {
    const phrases = category[of];
    const all = asks.flatMap((ask) =>
      phrases.map((_, index) => ask(phrases[(index + turn) % phrases.length] ?? phrases[0], subject)),
    );
    return { topic, all };
  });
  const shares = groups.map((_, group) => Math.ceil((count - group) / groups.length));
  let number = 0;
  const parts = groups.flatMap(({ topic, all }, group) => {
    const listed = all.slice(0, shares[group]).map((asked) => `${(number += 1)}. ${asked}`);
    return listed.length === 0 ? [] : [`## ${topic}\n\n${listed.join("\n")}`];
  });
  const opening = `Sure, here are ${number} questions this customer might ask:`;
  return { text: [opening, ...parts].join("\n\n"), marks: [] };
}
