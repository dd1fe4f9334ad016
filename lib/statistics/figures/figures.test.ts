import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyAnswers, answerOf, citing, naming } from "../testing/answers";
import { countedAsOthers } from "./as-others";
import {
  citationRate,
  citationShare,
  firstPosition,
  levelRate,
  listRank,
  portrayal,
  mentionByCitation,
  presence,
  shareOfVoice,
} from "./brand-figures";
import { citationsOfBrand, type ReadAnswer } from "./read-answer";
import { type Asked, tellRate, tellRates } from "./tell";

const asked: Asked = { estimand: "questions-like-these", base: "answered" };
const searched: Asked = { ...asked, base: "searched" };
const ACME = citationsOfBrand("Acme");

const rows: ReadAnswer[] = [
  answerOf({
    prompt: "p1",
    named: [
      naming("Bolt", { mentions: 3 }),
      naming("Acme", { level: "top-pick", listRank: 1, mentions: 2, portrayal: 0.5 }),
    ],
    citations: citing("acme.example/a", "acme.example/b", "news.example/1"),
  }),
  answerOf({
    prompt: "p2",
    state: "unsearched",
    named: [
      naming("Acme", { level: "shortlisted", listRank: 4, portrayal: -0.2 }),
      naming("Dune", { role: "suggested" }),
    ],
  }),
  answerOf({
    prompt: "p3",
    named: [naming("Zeta", { role: "control", mentions: 9 })],
    citations: citing("acme.example/c"),
  }),
  answerOf({ prompt: "p4", named: [naming("Bolt")], citations: citing("bolt.example/") }),
  answerOf({ prompt: "p5", state: "failed", named: [naming("Acme")] }),
  answerOf({ prompt: "p6", state: "pending" }),
];

const counts = ({ figure }: { figure: { numerator: number; denominator: number } }) => [
  figure.numerator,
  figure.denominator,
];

describe("what is told of a brand", () => {
  it("counts as the definitions say", () => {
    expect(counts(presence(rows, asked, "Acme"))).toEqual([2, 4]);
    expect(counts(levelRate(rows, asked, "Acme", "shortlisted"))).toEqual([2, 4]);
    expect(counts(levelRate(rows, asked, "Acme", "top-pick"))).toEqual([1, 4]);
    expect(counts(citationRate(rows, asked, ACME))).toEqual([2, 4]);
    expect(counts(citationRate(rows, searched, ACME))).toEqual([2, 3]);
    expect(counts(citationShare(rows, asked, ACME))).toEqual([3, 5]);
    // Tracked: Bolt and Acme, Acme, Bolt.
    expect(counts(shareOfVoice(rows, asked, "Acme", { of: "presence", among: "tracked" }))).toEqual([2, 4]);
    expect(counts(shareOfVoice(rows, asked, "Acme", { of: "occurrences", among: "tracked" }))).toEqual([
      3, 7,
    ]);
    expect(counts(shareOfVoice(rows, asked, "Acme", { of: "occurrences", among: "all" }))).toEqual([3, 8]);
    // Second of two, first of one.
    const { rank, present } = firstPosition(rows, asked, "Acme", "tracked");
    expect([rank.figure.value, present.figure.value]).toEqual([1.5, 1.5]);
    expect(listRank(rows, asked, "Acme").figure.value).toBe(2.5);
    // Over three mentions, of which two are of one answer.
    expect(portrayal(rows, asked, "Acme").figure.value).toBeCloseTo(0.1, 12);
    expect(mentionByCitation(rows, asked, "Acme", ACME)).toEqual({
      both: 1,
      mentionOnly: 1,
      citationOnly: 1,
      neither: 1,
    });
  });

  it("tells what is left out", () => {
    const left = { failed: 1, pending: 1, notAsked: 0, notTold: 0 };
    expect(presence(rows, asked, "Acme").leftOut).toEqual({ ...left, unsearched: 0 });
    expect(citationRate(rows, searched, ACME).leftOut).toEqual({ ...left, unsearched: 1 });
  });

  it("knows nothing of nobody: null, never 0", () => {
    expect(presence([], asked, "Acme").figure).toMatchObject({ value: null, interval: null });
    expect(citationShare(rows.slice(1, 2), asked, ACME).figure.value).toBeNull();
    expect(firstPosition(rows, asked, "Coil", "tracked").rank.figure.value).toBeNull();
    expect(listRank(rows, asked, "Bolt").figure.value).toBeNull();
  });

  it("counts as others do", () => {
    const found = countedAsOthers(rows, asked, "Acme", ACME);
    expect(found.profound.shareOfVoice).toMatchObject({ numerator: 3, denominator: 8 });
    expect(found.peec.shareOfVoice).toMatchObject({ numerator: 3, denominator: 7 });
    expect(found.ahrefs.shareOfVoice).toMatchObject({ numerator: 2, denominator: 4 });
    expect(found.profound.citationShare?.value).toBe(0.6);
    expect(found.peec.position?.value).toBe(1.5);
    expect(found.ahrefs.position).toBeNull();
    // Where the others have only a number, nobody knows their voices and ranks.
    const numbered = [...rows, answerOf({ prompt: "p9", untracked: 2 })];
    const unnamed = countedAsOthers(numbered, asked, "Acme", ACME);
    expect([unnamed.profound.shareOfVoice, unnamed.peec.position]).toEqual([null, null]);
  });

  it("has shares of voice of one in sum, wherever there is a voice", () => {
    fc.assert(
      fc.property(
        anyAnswers,
        fc.constantFrom<"presence" | "occurrences">("presence", "occurrences"),
        (all, of) => {
          const shares = ["Acme", "Bolt", "Coil"].map(
            (brand) => shareOfVoice(all, asked, brand, { of, among: "tracked" }).figure.value,
          );
          if (shares[0] === null) expect(shares).toEqual([null, null, null]);
          else expect(shares.reduce((sum: number, share) => sum + (share ?? 0), 0)).toBeCloseTo(1, 12);
        },
      ),
    );
  });

  it("does not notice a control, but in the figures of the control itself", () => {
    fc.assert(
      fc.property(anyAnswers, (all) => {
        const without = all.map((row) => ({
          ...row,
          named: row.named.filter(({ role }) => role !== "control"),
        }));
        expect(countedAsOthers(all, asked, "Acme", ACME)).toEqual(
          countedAsOthers(without, asked, "Acme", ACME),
        );
      }),
    );
  });

  it("is the slow count, in any order; a level counts as those before it", () => {
    fc.assert(
      fc.property(anyAnswers, (all) => {
        const answered = all.filter(({ state }) => state !== "failed" && state !== "pending");
        const hits = answered.filter(({ named }) => named.some(({ brand }) => brand === "Bolt")).length;
        expect(counts(presence(all, asked, "Bolt"))).toEqual([hits, answered.length]);
        expect(presence(all.toReversed(), asked, "Bolt").figure.value).toBe(
          presence(all, asked, "Bolt").figure.value,
        );
        const [named, shortlisted, top] = (["named", "shortlisted", "top-pick"] as const).map(
          (level) => levelRate(all, asked, "Bolt", level).figure.numerator,
        );
        expect(named).toBe(hits);
        expect(shortlisted).toBeLessThanOrEqual(hits);
        expect(top).toBeLessThanOrEqual(shortlisted ?? 0);
        const table = mentionByCitation(all, asked, "Bolt", ACME);
        expect(table.both + table.mentionOnly).toBe(hits);
        expect(table.both + table.citationOnly).toBe(citationRate(all, asked, ACME).figure.numerator);
      }),
    );
  });

  it("has no levels, and no search, of answers that do not tell: left out, with their number", () => {
    const some = [
      ...rows,
      answerOf({ prompt: "p7", areLevelsTold: false, named: [naming("Acme", { level: null })] }),
      answerOf({ prompt: "p8", state: "search-not-told", areLevelsTold: false }),
    ];
    const shortlisted = levelRate(some, asked, "Acme", "shortlisted");
    expect([counts(shortlisted), shortlisted.leftOut.notTold]).toEqual([[2, 4], 2]);
    expect(counts(presence(some, asked, "Acme"))).toEqual([3, 6]);
    const cited = citationRate(some, searched, ACME);
    expect([counts(cited), cited.leftOut]).toEqual([
      [2, 4],
      { failed: 1, pending: 1, notAsked: 0, unsearched: 1, notTold: 1 },
    ]);
  });

  it("is of many things at once what it is of each", () => {
    const domainsOf = ({ citations }: ReadAnswer) => citations.map(({ domain }) => domain);
    fc.assert(
      fc.property(
        anyAnswers,
        fc.constantFrom<Asked["estimand"]>("questions-like-these", "these-questions"),
        (all, estimand) => {
          const about: Asked = { estimand, base: "searched" };
          for (const [domain, told] of tellRates(all, about, domainsOf)) {
            const alone = tellRate(all, about, (row) => domainsOf(row).includes(domain));
            expect({ ...told, weighted: null }).toEqual({ ...alone, weighted: null });
            expect(told.weighted?.value ?? -1).toBeCloseTo(alone.weighted?.value ?? -1, 12);
            expect(told.weighted?.interval?.low ?? -1).toBeCloseTo(alone.weighted?.interval?.low ?? -1, 9);
          }
        },
      ),
    );
  });

  it("weighs a question of weight 2 as if it were there twice, and says nothing where all weigh the same", () => {
    fc.assert(
      fc.property(anyAnswers, (all) => {
        const { figure, weighted } = presence(all, asked, "Acme");
        const repeated = all.flatMap((row) =>
          Array.from({ length: row.weight }, () => ({ ...row, weight: 1 })),
        );
        const alone = presence(repeated, asked, "Acme");
        expect(alone.weighted).toBeNull();
        if (weighted === null) expect(alone.figure.value).toBe(figure.value);
        else expect(weighted.value).toBeCloseTo(alone.figure.value ?? -1, 12);
      }),
    );
  });
});
