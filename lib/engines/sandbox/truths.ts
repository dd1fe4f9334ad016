import type { Engine } from "@/lib/domain/engines/engine";

import { createTastes } from "./tastes";
import { inventCategory, topicWords } from "./topic";
import { type Category, type World, WORLD } from "./world";

export interface Truths {
  /**
   * The chance that a whole answer (not cut off by its limit) to a prompt of this category names this brand, where the
   * prompt does not name it. Throws a RangeError for a brand the category does not have.
   */
  presence(of: { engine: Engine; category: string; brand: string; at: Date }): number;
  /** Correlation of a brand's presence between two answers of one engine to one prompt at one time. */
  repeatCorrelation(engine: Engine): number;
  /** Share of each domain among third-party citations of an answer; a brand's own site is apart. Sums to 1. */
  citationShares(of: { engine: Engine; category: string }): ReadonlyMap<string, number>;
  /** The chance of searching where a search is allowed and not forced. */
  searchRate(engine: Engine): number;
  /** The names of a category's brands. */
  brands(category: string): readonly string[];
}

/**
 * What is true in a sandbox's world, for tests to hold estimates against. A category is one of the world's ids; any
 * other text is taken as the subject of a prompt the world does not know.
 */
export function readTruths({ seed, world = WORLD }: { seed: string; world?: World }): Truths {
  const tastes = createTastes(seed, world);
  const categoryOf = (id: string): Category =>
    world.categories.find((category) => category.id === id) ?? inventCategory(topicWords(id), world);
  return {
    presence({ engine, category, brand, at }) {
      const found = categoryOf(category).brands.find(({ name }) => name === brand);
      if (!found) throw new RangeError(`no brand ${brand} in ${category}`);
      return tastes.presence(engine, found, at);
    },
    repeatCorrelation: (engine) => world.engines[engine].repeatCorrelation,
    citationShares: ({ engine, category }) =>
      new Map(
        tastes.sourceShares(engine, categoryOf(category)).map(({ site, share }) => [site.domain, share]),
      ),
    searchRate: (engine) => world.engines[engine].searchRate,
    brands: (category) => categoryOf(category).brands.map(({ name }) => name),
  };
}
