import "server-only";
import { countFindings, countPutFirst } from "@/lib/db/sql/figures/count-findings";
import { saidParts } from "@/lib/db/sql/figures/read-said";
import { FINDING_KINDS, type FindingKind, LEAST_ANSWERS } from "@/lib/domain/answers/finding-kind";
import type { FigureFilter } from "@/lib/domain/answers/figure-filter";
import { betterWording } from "@/lib/domain/library/better-wording";
import type { Zoned } from "@/lib/domain/lists/workspace-filter";
import type { Days } from "@/lib/domain/money/spend-periods";
import { ANY_CITED } from "@/lib/domain/sources/cited-filter";
import { readsOf, requirePermission, type Call, type Context } from "@/lib/services/context";
import type { AnsweringChange } from "@/lib/services/overview/model-changes";
import { type FactsOfNow, readFactsOf, type ShownBrand } from "@/lib/services/overview/read-facts-of";
import { readWords } from "@/lib/services/overview/read-words";
import { listSourceGaps, listSourceMoves } from "@/lib/services/sources";
import { informativeOfCounts } from "@/lib/statistics/figures/prompt-figures";
import { rateOf } from "@/lib/statistics/intervals/rate";
import type { Finding } from "./finding";

/** Of one kind. */
const MOST = 50;

/** How many findings of a kind there are, and how many are of too few answers to be listed. */
interface Found {
  enough: number;
  few: number;
}

export interface WhatToDo {
  /** Whose list it is; null where no brand is the own one, or not the one asked for. */
  brand: ShownBrand | null;
  ownBrands: ShownBrand[];
  competitors: ShownBrand[];
  answers: number;
  /** What is true of most answers for sure first. */
  findings: Finding[];
  found: Record<FindingKind, Found>;
  /** Where another model began to answer: sources lost are told without what was asked of it. */
  changes: AnsweringChange[];
}

interface Asked {
  filter: Zoned<FigureFilter> & Days;
  before: Days | null;
  /** The own brand by the number that facts name it by; the first of them where none is asked for. */
  brand: string | null;
  /** One kind alone, or all. */
  kind: FindingKind | null;
}

const NONE: Found = { enough: 0, few: 0 };
const NOTHING: WhatToDo["found"] = {
  "source-gap": NONE,
  outranked: NONE,
  uninformative: NONE,
  "source-lost": NONE,
};

/** What the answers of a spell ask for, in one list that is ranked by evidence. */
export async function listWhatToDo({
  ctx,
  input: { filter, before, brand: wanted, kind },
}: Call<Asked>): Promise<WhatToDo> {
  requirePermission(ctx, "answer:read");
  const facts = await readFactsOf(ctx, filter);
  const ownBrands = facts.brands.filter(({ isOwn }) => isOwn);
  const competitors = facts.brands.filter(({ isOwn, role }) => !isOwn && role === "tracked");
  const brand = ownBrands.find((one) => wanted === null || one.brand === wanted) ?? null;
  const whose = { brand, ownBrands, competitors };
  if (brand === null || competitors.length === 0)
    return { ...whose, answers: 0, findings: [], found: NOTHING, changes: [] };
  const asked = { ctx, filter, before, brand, competitors, facts };
  const [gaps, prompts, lost] = await Promise.all([findGaps(asked), findPrompts(asked), findLost(asked)]);
  const of = { ...prompts.of, "source-gap": gaps, "source-lost": lost };
  const findings = FINDING_KINDS.flatMap((one) => (kind === null || one === kind ? of[one].findings : []));
  return {
    ...whose,
    answers: prompts.answers,
    findings: findings.toSorted((one, other) => other.atLeast - one.atLeast),
    found: {
      "source-gap": gaps.found,
      outranked: prompts.of.outranked.found,
      uninformative: prompts.of.uninformative.found,
      "source-lost": lost.found,
    },
    changes: lost.changes,
  };
}

interface Looked {
  ctx: Context;
  filter: Zoned<FigureFilter> & Days;
  before: Days | null;
  brand: ShownBrand;
  competitors: readonly ShownBrand[];
  facts: FactsOfNow;
}

interface FoundOnes {
  findings: Finding[];
  found: Found;
}

async function findGaps({ ctx, filter, brand }: Looked): Promise<FoundOnes> {
  const cited = { ...ANY_CITED, notOfBrands: true };
  const { rows, all, enough } = await listSourceGaps({
    ctx,
    input: { filter, cited, brand: brand.brand, least: LEAST_ANSWERS, page: 1 },
  });
  return {
    findings: rows.map((gap) => ({
      kind: "source-gap",
      gap,
      atLeast: (gap.gapRate.interval?.low ?? 0) * gap.gapRate.denominator,
    })),
    found: { enough, few: all - enough },
  };
}

type OfPrompts = Record<"outranked" | "uninformative", FoundOnes>;

async function findPrompts({
  ctx,
  filter: { zone },
  brand,
  competitors,
  facts: { brands, ...measured },
}: Looked): Promise<{ answers: number; of: OfPrompts }> {
  const own = readsOf(ctx);
  const numbers = (of: readonly ShownBrand[]) => of.map((one) => one.brand);
  const parts = await saidParts(own, measured);
  const asked = { parts, brand: brand.brand, competitors: numbers(competitors) };
  const tracked = numbers(brands.filter(({ role }) => role === "tracked"));
  const rows = await countFindings(own, { ...asked, tracked, zone });
  const outranked = rows
    .filter((row) => row.outranked > 0)
    .map((row) => ({ ...row, rate: rateOf([{ ...row, hits: row.outranked }], "these-questions") }))
    .map((row) => ({ ...row, atLeast: (row.rate.interval?.low ?? 0) * row.answers }));
  const uninformative = rows
    .map((row) => ({ ...row, informative: informativeOfCounts({ answers: row.told, naming: row.naming }) }))
    .filter((row) => row.informative.uninformative)
    .map((row) => ({ ...row, atLeast: (1 - (row.informative.interval?.high ?? 1)) * row.told }));
  const [first, silent] = [
    pick(outranked, ({ outranked: count }) => count),
    pick(uninformative, ({ told }) => told),
  ];
  const ids = [...first.rows, ...silent.rows].map(({ prompt }) => prompt);
  const [words, putFirst] = await Promise.all([
    readWords(ctx, ids),
    first.rows.length === 0
      ? []
      : countPutFirst(own, { ...asked, prompts: first.rows.map(({ prompt }) => prompt) }),
  ]);
  const promptOf = (id: string) => ({ promptId: id, words: words.get(id) ?? "" });
  const competitorsOf = Map.groupBy(putFirst, ({ prompt }) => prompt);
  return {
    answers: rows.reduce((sum, { answers }) => sum + answers, 0),
    of: {
      outranked: {
        found: first.found,
        findings: first.rows.map(({ prompt, rate, atLeast }) => ({
          kind: "outranked",
          ...{ rate, atLeast, ...promptOf(prompt) },
          competitors: (competitorsOf.get(prompt) ?? []).flatMap(({ brand: number, answers }) => {
            const competitor = competitors.find((one) => one.brand === number);
            return competitor ? { brand: competitor, answers } : [];
          }),
        })),
      },
      uninformative: {
        found: silent.found,
        findings: silent.rows.map(({ prompt, informative, atLeast }) => ({
          kind: "uninformative",
          ...{ informative, atLeast, ...promptOf(prompt) },
          better: betterWording(words.get(prompt) ?? ""),
        })),
      },
    },
  };
}

/** Those that are true of answers enough, the surest first, as many as are listed; and how many there are. */
function pick<Row extends { atLeast: number }>(
  rows: readonly Row[],
  answersOf: (row: Row) => number,
): { rows: Row[]; found: Found } {
  const enough = rows.filter((row) => answersOf(row) >= LEAST_ANSWERS);
  return {
    rows: enough.toSorted((one, other) => other.atLeast - one.atLeast).slice(0, MOST),
    found: { enough: enough.length, few: rows.length - enough.length },
  };
}

async function findLost({
  ctx,
  filter,
  before,
}: Looked): Promise<FoundOnes & { changes: AnsweringChange[] }> {
  const { moves, searched, all, enough, changes } = await listSourceMoves({
    ctx,
    input: { filter, before, cited: ANY_CITED, least: LEAST_ANSWERS },
  });
  const lost = moves.filter(
    ({ hasMoved, difference }) => hasMoved === true && (difference.difference ?? 0) < 0,
  );
  return {
    findings: lost.slice(0, MOST).map((move) => ({
      kind: "source-lost",
      move,
      atLeast: -(move.difference.interval?.high ?? 0) * searched.now,
    })),
    found: { enough: lost.length, few: all - enough },
    changes,
  };
}
