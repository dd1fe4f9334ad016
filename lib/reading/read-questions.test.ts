import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { foldWords } from "@/lib/domain/library/question-ask";
import { readQuestions } from "./read-questions";

const lines = (...all: string[]) => all.join("\n");
const words = (text: string) => readQuestions(text).map((question) => question.words);
const chosen = (text: string) =>
  readQuestions(text).flatMap((question) => (question.problem === null ? [question.words] : []));

describe("a model's list of questions", () => {
  it("is read with its topics, without what opens and closes it", () => {
    const text = lines(
      "Sure! Here are 4 questions a runner would ask:",
      "",
      "## Fit",
      "",
      "1. Which running shoes suit flat feet?",
      "2. **How wide** should a trail shoe be?",
      "",
      "## Price:",
      "3. “Are expensive running shoes worth it?”",
      "4. which  running shoes suit FLAT feet?",
      "",
      "Let me know if you want more.",
    );
    expect(readQuestions(text)).toEqual([
      { words: "Which running shoes suit flat feet?", topic: "Fit", problem: null },
      { words: "How wide should a trail shoe be?", topic: "Fit", problem: null },
      { words: "Are expensive running shoes worth it?", topic: "Price", problem: null },
    ]);
  });

  it.each<[name: string, text: string]>([
    ["bullets", "- Which?\n* Where?\n• How?"],
    ["parentheses", "(1) Which?\n2) Where?\n3、How?"],
    ["letters", "a) Which?\nb. Where?\nC) How?"],
    ["tasks", "- [ ] Which?\n- [x] Where?\n+ How?"],
    ["bold numbers", "**1.** Which?\n**2. Where?**\n__3)__ How?"],
    ["named numbers", "Q1: Which?\nQuestion 2. Where?\nq3) How?"],
    ["marks behind marks", "- 1. Which?\n- 2. Where?\n- 3. How?"],
    ["bare lines", "Which?\nWhere?\n\nHow?"],
    ["a quotation", "> 1. Which?\n> 2. Where?\n> 3. How?"],
    ["a block of code", "```\n1. Which?\n2. Where?\n3. How?\n```"],
    ["JSON", '[\n  "Which?",\n  "Where?",\n  "How?"\n]'],
    ["Windows and old line ends", "1. Which?\r\n2. Where?\r3. How?"],
    ["a table", "| # | Question |\n|---|:---|\n| 1 | Which? |\n| 2 | Where? |\n| 3 | How? |"],
    ["a table without a head", "| Which? | a |\n| Where? | b |\n| How? | c |"],
    ["headings", "### 1. Which?\nBecause.\n### 2. Where?\n### How?"],
    ["explanations", "1. **Which?** Because of this.\n2. Where? (informational)\n3. How? – for later"],
    ["links and sources", "1. [Which?](https://a.example)\n2. Where? [1][2]\n3. How?[3, 4]"],
    ["broken lines", "1. Which?\n   It matters.\n2. Where?\n3. How?"],
  ])("may be written as %s", (_name, text) => {
    expect(chosen(text)).toEqual(["Which?", "Where?", "How?"]);
  });

  it("has topics from whatever stands for a heading", () => {
    const topics = (text: string) => readQuestions(text).map(({ topic }) => topic);
    expect(topics("**Fit**\n- Which?\n\n**Price:**\n- Where?")).toEqual(["Fit", "Price"]);
    expect(topics("Fit:\n1. Which?\nPrice:\n1. Where?")).toEqual(["Fit", "Price"]);
    expect(topics("1. **Fit**\n   - Which?\n2. Price\n   - Where?")).toEqual(["Fit", "Price"]);
    expect(topics("- **Fit:** Which?\n- **Price** – Where?")).toEqual(["Fit", "Price"]);
    expect(topics("| Topic | Prompt |\n|---|---|\n| Fit | Which? |\n| Price | Where? |")).toEqual([
      "Fit",
      "Price",
    ]);
    expect(topics("Fit\nWhich?\n\nPrice\nWhere?")).toEqual(["Fit", "Price"]);
    expect(topics("# 2 Questions\n1. Which?\n2. Where?")).toEqual([null, null]);
    expect(topics(`## ${"long ".repeat(30)}\n1. Which?`)).toEqual([null]);
  });

  it("has items broken into lines put together", () => {
    expect(words("1. Which shoes suit\n   flat feet?\n2. Where?")).toEqual([
      "Which shoes suit flat feet?",
      "Where?",
    ]);
  });

  it("is read in any script", () => {
    const text =
      "1. 扁平足适合什么跑鞋？\n2. ما هي أفضل أحذية الجري؟\n3. どの靴がいいですか。\n4. Ποια παπούτσια;";
    expect(chosen(text)).toHaveLength(4);
  });

  it("keeps what may be no question of it, and says why", () => {
    const long = `${"very ".repeat(120)}long?`;
    const text = lines(
      "- best running shoes 2026",
      `- ${long}`,
      "- Which?",
      "",
      "Would you like more questions?",
    );
    expect(readQuestions(text).map(({ problem }) => problem)).toEqual([
      "no_question",
      "too_long",
      null,
      "beside_list",
    ]);
    expect(readQuestions("Which?\nWould you like more?").map(({ problem }) => problem)).toEqual([
      null,
      "beside_list",
    ]);
    expect(readQuestions("best shoes\ncheap shoes").map(({ problem }) => problem)).toEqual([
      "no_question",
      "no_question",
    ]);
  });

  it("is read as text, whatever it pretends to be", () => {
    expect(words('1. <img src=x onerror="alert(1)"> Which?\n2. [Where?](javascript:alert(1))')).toEqual([
      '<img src=x onerror="alert(1)"> Which?',
      "[Where?](javascript:alert(1))",
    ]);
    expect(words("1. \\*Which\\* and `why`?")).toEqual(["*Which* and why?"]);
  });

  it("is nothing where nothing is listed", () => {
    expect(readQuestions("")).toEqual([]);
    expect(readQuestions("Sure, here you go:\n\n---\n\n| a | b |\n|---|---|")).toEqual([]);
  });
});

const WORDS = [
  ..."which where shoes for flat feet juoksukengät à Größe 2026 5K C++ (trail) T-shirt 50% don't 靴".split(
    " ",
  ),
];

const question = fc
  .tuple(
    fc.constantFrom("Which", "Wo", "Mikä", "¿Qué", "Are the"),
    fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 12 }),
  )
  .map(([first, rest]) => `${first} ${rest.join(" ")}?`);

type Write = (question: string, place: number) => string;

const WAYS: Record<string, Write> = {
  numbered: (asked, place) => `${place + 1}. ${asked}`,
  parenthesis: (asked, place) => `  ${place + 1}) ${asked}  `,
  dashed: (asked) => `- ${asked}`,
  starred: (asked) => `* ${asked}`,
  dotted: (asked) => `• ${asked}`,
  bold: (asked, place) => `${place + 1}. **${asked}**`,
  quoted: (asked) => `- "${asked}"`,
  typographic: (asked) => `- “${asked}”`,
  row: (asked, place) => `| ${place + 1} | ${asked} |`,
  bare: (asked) => asked,
};

const topics = fc.uniqueArray(fc.constantFrom("Fit", "Price and value", "Schuhgröße", "Wear"), {
  minLength: 1,
});

it("gives back any questions under any topics, in any way of writing them", () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(question, { minLength: 1, maxLength: 30, selector: foldWords }),
      topics,
      fc.constantFrom(...Object.keys(WAYS)),
      fc.boolean(),
      (asked, under, way, hasTalk) => {
        const write = WAYS[way] ?? WAYS["bare"];
        const topicOf = (place: number) => under[Math.floor((place * under.length) / asked.length)];
        const text = [
          ...(hasTalk ? [`Sure, here are ${asked.length} questions this customer would ask:`, ""] : []),
          ...asked.flatMap((one, place) => [
            ...(place === 0 || topicOf(place) !== topicOf(place - 1) ? ["", `## ${topicOf(place)}`, ""] : []),
            write?.(one, place) ?? one,
          ]),
          ...(hasTalk ? ["", "Let me know if you would like more."] : []),
        ].join("\n");
        expect(readQuestions(text)).toEqual(
          asked.map((one, place) => ({ words: one, topic: topicOf(place), problem: null })),
        );
      },
    ),
  );
});

it("reads any text, says each question once, and takes no longer for a longer one than it is longer", () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.oneof(fc.string(), fc.constantFrom("\n", "|", "**", "- ", "? (", "1. ", "## ", "[a](", "`", "_")),
        {
          maxLength: 200,
        },
      ),
      (parts) => {
        const found = readQuestions(parts.join(""));
        const keys = found.map((one) => foldWords(one.words));
        expect(new Set(keys).size).toBe(keys.length);
        expect(keys).not.toContain("");
      },
    ),
  );
  const hostile = ["**a", "? (", "[a](", "*a_", "| a ", "__b "].map((part) => part.repeat(60_000));
  for (const text of hostile) expect(readQuestions(text).length).toBeLessThanOrEqual(200);
});
