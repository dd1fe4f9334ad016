import { FACT_VERSION } from "@/lib/reading/facts/fact-version";
import { readBrands } from "@/lib/reading/mentions/read-brands";
import { SUGGESTIONS } from "@/lib/reading/suggestions/suggest-brands";
import { READING_VERSIONS } from "@/lib/reading/versions";
import { writeRules } from "@/lib/domain/brands/stored-brand";
import { allFigures } from "@/lib/statistics/measures/figures-of";
import type { Dimension, Period } from "@/lib/statistics/measures/group-rows";
import type { Given } from "./given";
import type { NumberedBrand } from "./measurer";
import { openDataset, readJsonFile } from "./open-dataset";
import { FIGURES_FORMAT, FIGURES_VERSION, type Recomputed } from "./recomputed-schema";
import { RecomputeProblem } from "./problem";
import { readAnswerLines } from "./read-answer-lines";
import { readDataset } from "./read-dataset";

/** What is to be computed of what. */
export interface Order {
  /** A dataset, packed or as a folder, or JSON Lines of answers. */
  path: string;
  /** A file of brands; null for those of the dataset. */
  brandsPath: string | null;
  by: readonly Dimension[];
  period: Period;
  /** In which days are told apart; null for the dataset's own, or else UTC. */
  zone: string | null;
}

/** Whatever is drawn is drawn from this, so that the same file has the same figures everywhere. */
const SEED = 1;

/**
 * Every figure of a file, without a database, and what of the file was not taken, a line each. Throws a problem where
 * nothing can be computed.
 */
export async function recompute(order: Order): Promise<{ figures: Recomputed; problems: string[] }> {
  const brands = order.brandsPath === null ? null : await readBrandsFile(order.brandsPath);
  const given = /\.(jsonl|ndjson)$/i.test(order.path)
    ? await readAnswerLines(order.path, brands ?? [], order.zone ?? "UTC")
    : await readWholeDataset(order, brands);
  if (given.rows.length === 0) throw new RecomputeProblem("There is no answer in it.", given.problems);
  return { figures: figuresFor(given, order), problems: given.problems };
}

async function readWholeDataset(
  { path, zone }: Order,
  brands: readonly NumberedBrand[] | null,
): Promise<Given> {
  const files = await openDataset(path);
  try {
    return await readDataset(files, brands, zone);
  } finally {
    files.close();
  }
}

/** Brands of a file are numbered as they stand there. */
async function readBrandsFile(path: string): Promise<NumberedBrand[]> {
  const read = readBrands(await readJsonFile(path));
  if ("problems" in read)
    throw new RecomputeProblem(
      `The brands of ${path} can't be used.`,
      read.problems.map(({ field, message }) => (field === "" ? message : `${field}: ${message}`)),
    );
  return read.brands.map((brand, place) => ({ ...brand, number: place + 1 }));
}

function figuresFor(given: Given, { by, period }: Order): Recomputed {
  const figures = allFigures(given.rows, by, { brands: given.tracked, period, seed: SEED });
  const nameOf = (dimension: Dimension, key: string | null) =>
    key === null ? null : (given.names[dimension]?.get(key) ?? key);
  return {
    format: FIGURES_FORMAT,
    version: FIGURES_VERSION,
    madeBy: { reading: READING_VERSIONS, facts: FACT_VERSION, suggestions: SUGGESTIONS, seed: SEED },
    source: given.source,
    zone: given.zone,
    period,
    brands: given.brands.map(({ number, name, role, ...rules }) => ({
      number,
      name,
      role,
      ...writeRules(rules),
    })),
    pooledRho: figures.pooledRho,
    all: figures.all,
    by: figures.by.map(({ dimension, groups }) => ({
      dimension,
      groups: groups.map(({ key, figures: ofGroup }) => ({
        key,
        name: nameOf(dimension, key),
        figures: ofGroup,
      })),
    })),
    prompts: figures.prompts.map((prompt) => ({
      name: nameOf("prompt", prompt.prompt) ?? prompt.prompt,
      ...prompt,
    })),
  };
}
