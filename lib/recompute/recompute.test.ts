import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { wilsonInterval } from "@/lib/statistics/intervals/wilson";
import { recompute, type Order } from "./recompute";
import { recomputedSchema } from "./recomputed-schema";

const folder = mkdtempSync(join(tmpdir(), "recompute-"));
afterAll(() => rmSync(folder, { recursive: true }));

const kept = (name: string, text: string): string => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};

const BRANDS = kept(
  "brands.json",
  JSON.stringify([
    { name: "Acme", domains: ["acme.com"], role: "own" },
    { name: "Bolt" },
    { name: "Zeta", role: "control" },
  ]),
);

const line = (changed: object): string =>
  JSON.stringify({
    prompt: "Which tool?",
    engine: "chat_gpt",
    model: "m-1",
    answered_at: "2026-11-05T23:30:00Z",
    text: "These are the ones that people have.\n\n1. **Acme** – cheap\n2. **Bolt** – it is the lighter one",
    ...changed,
  });

const LINES = [
  line({
    citations: [
      { url: "https://acme.com/a?utm_source=x", start_index: 0, end_index: 10 },
      { url: "https://news.example.com/1" },
    ],
  }),
  line({ engine: "gemini", text: "I would take Bolt, and not the others that are sold.", web_search: false }),
  line({
    repeat: 1,
    text: "I would take Acme, as it is the one that lasts.",
    citations: [{ url: "https://acme.com/b" }],
  }),
  line({ prompt: "Which hammer?", text: "Ask a friend of yours.", tags: ["diy", "hand"] }),
];

const order = (changed: Partial<Order> & { lines?: readonly string[] }): Order => ({
  path: kept("answers.jsonl", (changed.lines ?? LINES).join("\n")),
  brandsPath: BRANDS,
  by: [],
  period: "day",
  zone: null,
  ...changed,
});

describe("figures of answers alone", () => {
  it("are what one counts by hand", async () => {
    const { figures, problems } = await recompute(order({}));
    expect(problems).toEqual([]);
    const { cells, brands, sources } = figures.all;
    expect(cells).toMatchObject({ answers: 4, searched: 2, prompts: 2, unsearched: 1, notTold: 1 });
    const [acme, bolt, zeta] = brands;
    expect(acme).toMatchObject({ name: "Acme", mentions: 2, answers: 2, citations: 2, linkedMentions: 0 });
    expect(acme?.presence.theseQuestions.figure).toMatchObject({
      numerator: 2,
      denominator: 4,
      // Repeats of a prompt on one day are worth one.
      interval: wilsonInterval(1, 2),
    });
    expect(acme?.presence.questionsLikeThese.figure).toMatchObject({ value: 0.5, interval: null });
    expect(acme?.citationRateOfSearched.theseQuestions.figure).toMatchObject({
      numerator: 2,
      denominator: 2,
    });
    expect(acme?.mentionByCitation).toEqual({ both: 2, mentionOnly: 0, citationOnly: 0, neither: 2 });
    expect(acme?.shareOfVoice).toMatchObject({
      presence: { theseQuestions: { figure: { numerator: 2, denominator: 4 } } },
    });
    expect(bolt?.firstPosition).toMatchObject({ rank: { theseQuestions: { figure: { value: 1.5 } } } });
    expect(zeta).toMatchObject({ role: "control", answers: 0, shareOfVoice: { unknown: "control" } });
    expect(
      sources.domains.map(({ domain, citations, urls, answers }) => [domain, citations, urls, answers]),
    ).toEqual([
      ["acme.com", 2, 2, 2],
      ["example.com", 1, 1, 1],
    ]);
    expect(sources.domains[0]?.prevalence.theseQuestions.figure).toMatchObject({
      numerator: 2,
      denominator: 2,
    });
    expect(sources.citationsPerAnswer.answered.theseQuestions).toMatchObject({
      mean: { figure: { numerator: 3, denominator: 4 } },
      median: { value: 0.5 },
      maximum: 2,
    });
    // All that is cited with a place is Acme's page, in the first of three sentences.
    expect(sources.domains.map(({ wordShare }) => wordShare)).toEqual([1, 0]);
    expect(sources.coverage).toMatchObject({ theseQuestions: { figure: { numerator: 1, denominator: 3 } } });
    const tool = figures.prompts.find(({ name }) => name === "Which tool?");
    // {acme, example}, {} and {acme}: of three pairs.
    expect(tool?.stability.domains?.overlap).toMatchObject({ pairs: 3, mean: 1 / 3 });
    expect(tool?.stability.domains?.jaccard.mean).toBeCloseTo(1 / 6, 12);
  });

  it("are of the shape that docs/recompute.schema.json has", async () => {
    const { figures } = await recompute(order({ by: ["engine", "tag", "period"] }));
    const read = recomputedSchema.safeParse(JSON.parse(JSON.stringify(figures)));
    expect(read.error?.issues).toBeUndefined();
    const documented: unknown = JSON.parse(readFileSync("docs/recompute.schema.json", "utf8"));
    expect(documented).toEqual(z.toJSONSchema(recomputedSchema, { reused: "ref" }));
  });

  it("are told apart by what answers have, those without it last", async () => {
    const { figures } = await recompute(order({ by: ["engine", "tag", "period"], zone: "Europe/Helsinki" }));
    const keys = figures.by.map(({ groups }) =>
      groups.map(({ key, figures: { cells } }) => [key, cells.answers]),
    );
    expect(keys).toEqual([
      [
        ["chat_gpt", 3],
        ["gemini", 1],
      ],
      [
        ["diy", 1],
        ["hand", 1],
        [null, 3],
      ],
      // Half past eleven in UTC is the next day in Helsinki.
      [["2026-11-06", 4]],
    ]);
  });
});

describe("what is wrong", () => {
  it("is said by line and field, and costs the line alone", async () => {
    const { figures, problems } = await recompute(
      order({
        lines: [...LINES, LINES[0] ?? "", '{"prompt": "x"}', "{", line({ answered_at: "yesterday" })],
      }),
    );
    expect(figures.source).toMatchObject({ lines: 8, leftOut: { wrong: 3, changed: 0, twice: 1 } });
    expect(problems).toEqual(
      expect.arrayContaining([
        "line 5, line: The same answer stands in line 1.",
        "line 6, engine: Missing.",
        expect.stringMatching(/^line 7, line: Not JSON/),
        expect.stringMatching(/^line 8, answered_at: Not a time/),
      ]),
    );
    expect(figures.all.cells.answers).toBe(4);
  });

  it("with brands is said by field", async () => {
    const brandsPath = kept("bad.json", '[{"name":"Acme","aliases":[{"text":"Acme","case":"some"}]}]');
    await expect(recompute(order({ brandsPath }))).rejects.toMatchObject({
      details: ["[0].aliases[0].case: One of: any, exact."],
    });
    await expect(recompute(order({ brandsPath: kept("no.json", "{") }))).rejects.toThrow("is not JSON");
    await expect(recompute(order({ path: join(folder, "none.jsonl") }))).rejects.toThrow("can't be read");
    await expect(recompute(order({ lines: [] }))).rejects.toThrow("There is no answer in it.");
  });
});
