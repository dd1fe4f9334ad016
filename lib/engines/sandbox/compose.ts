import { capital, type Page } from "./pages";
import type { Random } from "./random";
import type { Topic } from "./topic";
import type { Brand, CitationMarks, Format } from "./world";

/** A cited place in a draft, in UTF-16 code units, end exclusive. */
export interface Mark {
  page: Page;
  start: number;
  end: number;
}

export interface Draft {
  text: string;
  /** In the order of the text. */
  marks: readonly Mark[];
}

export interface Brief {
  topic: Topic;
  /** Whom the answer names, in order. */
  brands: readonly Brand[];
  format: Format;
  citationMarks: CitationMarks;
  year: number;
  /** The pages one statement rests on; none where the model did not search. */
  cite(statement: string, brand: Brand | null): readonly Page[];
  random: Random;
}

/** A brief with the category's phrases in turn, so that an answer does not repeat itself. */
interface Voice extends Brief {
  strong(): string;
  weak(): string;
  fact(): string;
}

/** Writes an answer in Markdown: opening, what can be said of the field, the brands, a closing. */
export function compose(brief: Brief): Draft {
  const { topic, brands, random } = brief;
  const { strong, weak, facts } = topic.category;
  const voice = {
    ...brief,
    strong: inTurn(strong, random),
    weak: inTurn(weak, random),
    fact: inTurn(facts, random),
  };
  const pen = takePen(brief);
  const short = topic.tone === "brief";

  pen.write(opening(voice));
  if (!short) pen.state(` ${voice.fact()}.`, null);
  if (topic.intent === "explain" && !short) {
    pen.write("\n\n## Where things stand\n\n");
    pen.state(`${voice.fact()}.`, null);
    pen.state(` ${voice.fact()}.`, null);
    pen.write(` People mostly look for ${voice.strong()} and ${voice.strong()}.`);
  }

  pen.write("\n\n");
  if (brands.length === 0) pen.write(nobody(voice));
  else LAYOUTS[brief.format](voice, pen);
  if (!short && topic.intent !== "explain" && random.chance(0.5)) {
    pen.write(`\n\n**What to look for**\n\n- ${capital(voice.strong())}\n- ${capital(voice.strong())}`);
    pen.write(`\n- No sign of ${voice.weak()}`);
  }
  if (!short) pen.write(`\n\n${closing(voice)}`);
  return pen.draft();
}

function inTurn(list: readonly [string, ...string[]], random: Random): () => string {
  let next = random.between(0, list.length - 1);
  return () => list[next++ % list.length] ?? list[0];
}

interface Pen {
  write(text: string): void;
  /** Writes a sentence, and its citations after it in the engine's manner. */
  state(sentence: string, brand: Brand | null): void;
  draft(): Draft;
}

function takePen({ citationMarks, cite }: Brief): Pen {
  let text = "";
  let statements = 0;
  const marks: Mark[] = [];
  const numbers = new Map<string, number>();

  function mark(page: Page, start: number, end: number) {
    if (citationMarks === "links") {
      const link = `([${page.domain}](${page.url}))`;
      marks.push({ page, start: text.length + 1, end: text.length + 1 + link.length });
      text += ` ${link}`;
    } else if (citationMarks === "numbers") {
      const number = numbers.get(page.url) ?? numbers.size + 1;
      numbers.set(page.url, number);
      const label = `[${number}]`;
      marks.push({ page, start: text.length, end: text.length + label.length });
      text += label;
    } else {
      marks.push({ page, start, end });
    }
  }

  return {
    write(written) {
      text += written;
    },
    state(sentence, brand) {
      const start = text.length + (sentence.length - sentence.trimStart().length);
      text += sentence;
      const end = text.length;
      const statement = brand?.name ?? `the field ${(statements += 1)}`;
      for (const page of cite(statement, brand)) mark(page, start, end);
    },
    draft: () => ({ text, marks }),
  };
}

const LAYOUTS: Record<Format, (voice: Voice, pen: Pen) => void> = {
  numbered: list((index) => `${index + 1}. `),
  bullets: list((_index, { citationMarks }) => (citationMarks === "segments" ? "*   " : "- ")),
  table(voice, pen) {
    pen.write("| Name | Known for | In short |\n| --- | --- | --- |");
    voice.brands.forEach((brand) => {
      pen.write(`\n| ${brand.name} | ${capital(brand.knownFor)} | `);
      pen.state(verdict(brand, voice), brand);
      pen.write(" |");
    });
  },
  prose(voice, pen) {
    voice.brands.forEach((brand, index) => {
      if (index > 0) pen.write(index % 2 === 0 ? "\n\n" : " ");
      pen.write(`${voice.random.pick(LEADS)(brand)} `);
      pen.state(verdict(brand, voice), brand);
    });
  },
};

function list(bullet: (index: number, voice: Voice) => string) {
  return (voice: Voice, pen: Pen) =>
    voice.brands.forEach((brand, index) => {
      pen.write(
        `${index > 0 ? "\n" : ""}${bullet(index, voice)}**${brand.name}:** ${capital(brand.knownFor)}. `,
      );
      pen.state(verdict(brand, voice), brand);
    });
}

const LEADS: readonly [(brand: Brand) => string, ...((brand: Brand) => string)[]] = [
  ({ name, knownFor }) => `${name} is known for ${knownFor}.`,
  ({ name, knownFor }) => `People who ask for ${knownFor} usually hear of ${name}.`,
  ({ name, knownFor }) => `${name}'s strength is ${knownFor}.`,
];

/** One sentence of opinion, with the brand's regard but not always the same. */
function verdict(brand: Brand, voice: Voice): string {
  const { random } = voice;
  const strong = voice.strong();
  const weak = voice.weak();
  const { name } = brand;
  const mood = brand.regard + 1.2 * (random.next() - 0.5);
  if (mood > 0.25) {
    return random.pick([
      `Reviewers praise ${name} for ${strong}.`,
      `It is an excellent choice if you want ${strong}.`,
      `Owners love ${strong}, and few have complaints.`,
      `${name}'s best argument is ${strong}, which tests confirm.`,
    ]);
  }
  if (mood < -0.25) {
    return random.pick([
      `Buyers complain about ${weak}, so try it first.`,
      `${name} disappoints some owners with ${weak}.`,
      `It is hard to recommend without a warning: ${weak} come up in many reports.`,
    ]);
  }
  return random.pick([
    `It offers ${strong}, though some mention ${weak}.`,
    `${name} does well on ${strong} and less well elsewhere: ${weak}.`,
    `Opinions are divided: ${strong} on one side, ${weak} on the other.`,
  ]);
}

function opening({ topic, brands, year, random }: Voice): string {
  const { category, place, intent, tone, continues } = topic;
  const where = place ? ` in ${place}` : "";
  const begin =
    (continues ? "Following on from what we discussed: " : "") +
    { plain: "", formal: "To summarise for the meeting: ", friendly: "Happy to help! ", brief: "" }[tone];
  const subject = `${category.noun}${where}`;
  if (tone === "brief") return `${begin}${capital(subject)} in ${year}:`;
  const sentences = {
    recommend: [
      `The right choice among ${subject} depends on how you will use it, but some names come up again and again.`,
      `For ${subject}, these are the options worth a look in ${year}.`,
      `There is no single answer for ${subject}, so here is how the main options differ.`,
    ],
    compare: [
      `Comparing ${subject} comes down to a few differences.`,
      `The candidates among ${subject} are closer than their advertising suggests.`,
    ],
    explain: [
      `Interest in ${subject} is high in ${year}.`,
      `Here is a short overview of ${subject} as things are in ${year}.`,
    ],
  } satisfies Record<string, [string, ...string[]]>;
  const [first, ...rest] = sentences[intent];
  const sentence = random.pick([first, ...rest]);
  return brands.length === 0 ? `${begin}${capital(subject)}: a short answer.` : begin + sentence;
}

const nobody = ({ strong, weak }: Voice): string =>
  `No single name stands out. Look for ${strong()}, and beware of ${weak()}.`;

function closing({ strong, random }: Voice): string {
  return random.pick([
    `If you tell me your budget and how you will use it, I can narrow this down.`,
    `In short: decide whether ${strong()} should come first, then compare two or three in person.`,
    `Prices and availability change, so check them before you decide.`,
    `Make sure you can return it, whichever you choose.`,
  ]);
}

/** The searches a model makes for a topic. */
export function fanOut({ category, place, asked }: Topic, count: number, year: number, random: Random) {
  const where = place ? ` ${place}` : "";
  const named = asked.map(({ name }) => `${name} reviews ${year}`);
  const general = [
    `best ${category.noun}${where} ${year}`,
    `${category.noun}${where} reviews`,
    `${category.noun} comparison ${random.pick(category.strong)}`,
    `${category.noun} problems ${random.pick(category.weak)}`,
    `current state of ${category.noun}${where} ${year}`,
  ];
  const turn = random.between(0, general.length - 1);
  return [...named, ...general.slice(turn), ...general.slice(0, turn)].slice(0, count);
}

/** Summaries of how a reasoning model got there, as vendors show them: a bold title and a paragraph. */
export function summaries({ category, place, tone }: Topic, searched: boolean, random: Random): string[] {
  const steps = [
    `**Understanding the question**\n\nThe question is about ${category.noun}${place ? ` in ${place}` : ""}. I should work out what matters most to the person asking, such as ${random.pick(category.strong)}.`,
    searched
      ? `**Weighing the sources**\n\nThe pages I found do not agree on everything. Several mention ${random.pick(category.weak)}, so I'll say where opinions are divided.`
      : `**Relying on what I know**\n\nI'm answering without a search, so I'll keep to what is widely known and mention ${random.pick(category.weak)} as a risk.`,
    `**Planning the answer**\n\nI'll name the main options with one reason each${tone === "brief" ? " and keep it very short" : ", then close with advice on how to choose"}.`,
  ];
  return steps.slice(0, random.between(1, steps.length));
}
