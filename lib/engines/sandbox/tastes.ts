import type { Engine } from "@/lib/domain/engines/engine";

import { createRandom, hash, normal, type Random, uniform } from "./random";
import type { Brand, Category, Format, Site, TurnedTo, World } from "./world";

/** One prompt put to one engine: what its repeats have in common. */
export interface Asked {
  engine: Engine;
  /** The prompt as far as it matters: see `promptKey`. */
  prompt: string;
}

/** The statistics of a world under one seed: the truths answers are drawn from, and the drawing. */
export interface Tastes {
  /** The chance that an engine names a brand in an answer to a prompt that does not itself name it. */
  presence(engine: Engine, brand: Brand, at: Date): number;
  /** The share of each third-party site among an engine's citations of third parties in a category. Sums to 1. */
  sourceShares(engine: Engine, category: Category): readonly SourceShare[];
  /** The brands one answer names, most prominent first. */
  drawBrands(asked: Asked, category: Category, at: Date, random: Random): readonly Brand[];
  drawSource(asked: Asked, category: Category, statement: string, at: Date, random: Random): Site;
  /** The chance that a statement about a brand, where it is cited, cites the brand's own site. */
  ownSiteRate(asked: Asked, brand: Brand, at: Date): number;
  /** How every answer to a prompt is laid out; null where the engine is free to choose. */
  format(asked: Asked, at: Date): Format | null;
  /** Whether one answer searches, cites a brand's own site, …: chance p, correlated over a prompt's repeats. */
  drawHabit(asked: Asked, habit: string, p: number, random: Random): boolean;
}

export interface SourceShare {
  site: Site;
  share: number;
}

const WEEK_MS = 7 * 24 * 3600 * 1000;

export function createTastes(seed: string, world: World): Tastes {
  const epoch = Date.parse(world.epoch);
  const walks = new WeakMap<Brand, Map<Engine, { leaning: number; deviations: number[] }>>();
  const shares = new WeakMap<Category, Map<Engine, readonly SourceShare[]>>();

  function walkOf(engine: Engine, brand: Brand) {
    const byEngine = remember(walks, brand, () => new Map());
    return remember(byEngine, engine, () => ({
      leaning: world.engines[engine].tasteSpread * normal(seed, "leaning", engine, brand.name),
      deviations: [0],
    }));
  }

  /** A slow walk back towards the brand's own level: one step a week, straight lines between. */
  function drift(engine: Engine, brand: Brand, at: Date): number {
    const weeks = (at.getTime() - epoch) / WEEK_MS;
    if (weeks <= 0 || world.driftStep === 0) return 0;
    const { deviations } = walkOf(engine, brand);
    const week = Math.floor(weeks);
    while (deviations.length <= week + 1) {
      const step = world.driftStep * normal(seed, "step", engine, brand.name, deviations.length);
      deviations.push((deviations.at(-1) ?? 0) * world.driftRetention + step);
    }
    const [before = 0, after = 0] = deviations.slice(week, week + 2);
    return before + (after - before) * (weeks - week);
  }

  function presence(engine: Engine, brand: Brand, at: Date): number {
    const logOdds = Math.log(brand.strength / (1 - brand.strength));
    return 1 / (1 + Math.exp(-(logOdds + walkOf(engine, brand).leaning + drift(engine, brand, at))));
  }

  function sourceShares(engine: Engine, category: Category): readonly SourceShare[] {
    return remember(
      remember(shares, category, () => new Map()),
      engine,
      () => {
        const { kindWeights, zipfExponent } = world.engines[engine];
        const ranked = [...category.sites, ...world.sites]
          .map((site) => ({ site, order: uniform(seed, "rank", engine, category.id, site.domain) }))
          .sort((a, b) => a.order - b.order);
        const weighted = ranked.map(({ site }, rank) => ({
          site,
          weight: kindWeights[site.kind] / (rank + 1) ** zipfExponent,
        }));
        const total = weighted.reduce((sum, { weight }) => sum + weight, 0);
        return weighted.map(({ site, weight }) => ({ site, share: weight / total }));
      },
    );
  }

  /**
   * A uniform number for one answer's decision. With chance √ρ it is the prompt's own number for that decision, else
   * fresh: any two repeats then agree beyond chance with correlation exactly ρ, whatever the decision's probability
   * is, and the marginal probability is untouched.
   */
  function drawUniform(asked: Asked, decision: string, correlation: number, random: Random): number {
    const own = random.next() < Math.sqrt(correlation);
    const fresh = random.next();
    return own ? promptNumber(asked, decision) : fresh;
  }

  /** What a prompt leans to; engines that agree on a decision share it. */
  function promptNumber({ engine, prompt }: Asked, decision: string): number {
    const common = uniform(seed, "common", engine, prompt, decision) < world.engineAgreement;
    return uniform(seed, "prompt", common ? "" : engine, prompt, decision);
  }

  const turns = world.turns.map((turn) => ({
    ...turn,
    prompts: turn.prompts && new Set(turn.prompts.map(promptKey)),
  }));

  /** What is so of a prompt at a time, the last first. */
  const turnedTo = ({ prompt }: Asked, at: Date): TurnedTo[] =>
    turns
      .filter(({ from, until, prompts }) => {
        const isThen = (from === null || from <= at) && (until === null || at < until);
        return isThen && (prompts === null || prompts.has(prompt));
      })
      .map(({ so }) => so)
      .toReversed();

  /** The shares of sites for one prompt: those that are said are so, and the others have what is left in their proportion. */
  function sharesFor(asked: Asked, category: Category, at: Date): readonly SourceShare[] {
    const usual = sourceShares(asked.engine, category);
    const said = new Map<string, number>();
    for (const so of turnedTo(asked, at).toReversed()) if ("site" in so) said.set(so.site, so.share);
    if (said.size === 0) return usual;
    const sum = (shares: readonly number[]) => shares.reduce((total, share) => total + share, 0);
    const others = sum(usual.filter(({ site }) => !said.has(site.domain)).map(({ share }) => share));
    const left = 1 - sum([...said.values()]);
    return usual.map(({ site, share }) => ({
      site,
      share: said.get(site.domain) ?? (share / others) * left,
    }));
  }

  return {
    presence,
    sourceShares,

    ownSiteRate(asked, brand, at) {
      const so = turnedTo(asked, at).find((so) => "ownSite" in so && isOf(so, brand));
      return so && "ownSite" in so ? so.ownSite : world.engines[asked.engine].ownSiteRate;
    },

    format(asked, at) {
      const so = turnedTo(asked, at).find((so) => "format" in so);
      return so && "format" in so ? so.format : null;
    },

    drawBrands(asked, category, at, random) {
      const { repeatCorrelation } = world.engines[asked.engine];
      const turned = turnedTo(asked, at);
      return category.brands
        .map((brand) => {
          const so = turned.find((so) => "named" in so && isOf(so, brand));
          const p = so && "named" in so ? so.named : presence(asked.engine, brand, at);
          const named = drawUniform(asked, brand.name, repeatCorrelation, random) < p;
          // Exponential races rank the named: the likelier a brand, the earlier, but not always.
          return { brand, named, finish: -Math.log(1 - random.next()) / p };
        })
        .filter(({ named }) => named)
        .sort((a, b) => a.finish - b.finish)
        .map(({ brand }) => brand);
    },

    drawSource(asked, category, statement, at, random) {
      const { citationCorrelation } = world.engines[asked.engine];
      let rest = drawUniform(asked, `source ${statement}`, citationCorrelation, random);
      const candidates = sharesFor(asked, category, at);
      const chosen = candidates.find(({ share }) => (rest -= share) < 0) ?? candidates.at(-1);
      if (!chosen) throw new Error(`the world has no site for ${category.id}`);
      return chosen.site;
    },

    drawHabit: (asked, habit, p, random) =>
      drawUniform(asked, habit, world.engines[asked.engine].repeatCorrelation, random) < p,
  };
}

const isOf = (so: TurnedTo, { name }: Brand): boolean =>
  "brand" in so && (so.brand === null || so.brand === name);

/** Repeats of a prompt are known by its wording, whatever its case and spacing. */
export const promptKey = (prompt: string): string =>
  prompt.normalize("NFKC").toLowerCase().replace(/\s+/g, " ").trim();

/** The randomness of one answer: the same task always gets the same. */
export const answerRandom = (seed: string, engine: Engine, taskId: string): Random =>
  createRandom(hash(seed, "answer", engine, taskId));

function remember<K extends object | string, V>(
  memory: { get(key: K): V | undefined; set(key: K, value: V): unknown },
  key: K,
  make: () => V,
): V {
  const known = memory.get(key);
  if (known !== undefined) return known;
  const made = make();
  memory.set(key, made);
  return made;
}
