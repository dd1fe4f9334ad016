import { resolveModel } from "@/lib/api-contract/models";
import { ENGINES, type Engine } from "@/lib/domain/engines/engine";
import type { PricedModel } from "@/lib/domain/engines/model";
import { nano, parseDollars, ZERO, type Nano } from "@/lib/domain/amounts/money";
import { formatDollarRange, formatPrice } from "@/lib/format/money";
import { counted } from "@/lib/format/text";
import { modelsOf, type ChosenModels, type FilledForm, type FormValues } from "./form-values";

/* What models can do and cost, and which of them to begin with. */

/** What a model can do, as far as the API says: "reasoning · web search · live only". */
export function capabilities({ reasoning, webSearch, taskPost }: PricedModel): string {
  const words = [
    reasoning === true && "reasoning",
    webSearch === true && "web search",
    webSearch === false && "no web search",
    taskPost === true && "standard",
    taskPost === false && "live only",
  ];
  return words.filter((word) => word !== false).join(" · ");
}

/** What a model costs, as far as anybody knows: its list price, or else what its answers cost here before. */
export function priceWords({ listPrice, pastCost, webSearch }: PricedModel): string {
  if (listPrice) {
    const { input, output, search } = listPrice;
    const tokens = `${formatPrice(input)} in, ${formatPrice(output)} out per million tokens`;
    if (webSearch === false) return tokens;
    return search
      ? `${tokens}, ${formatPrice(search.perThousand)} per 1,000 ${PLURALS[search.unit]}`
      : `${tokens}, price of a search not known`;
  }
  if (!pastCost) return "price not known";
  const { low, high, basedOn } = pastCost;
  return `${formatDollarRange(low, high)} an answer, from ${counted(basedOn, "past answer")}`;
}

const PLURALS = { answer: "answers", "searched answer": "searched answers", search: "searches" } as const;

/**
 * What models are compared by: an answer of a thousand tokens to a thousand, with one search. Real answers differ in
 * all three, and alike for most models of an engine.
 */
const COMPARED_TOKENS = 1000n;

/** How dear a model is beside others: list prices first, then those known from answers, then those not known. */
function dearness({ listPrice, pastCost, webSearch }: PricedModel): { known: 0 | 1 | 2; cost: Nano } {
  if (listPrice) {
    const { input, output, search } = listPrice;
    const tokens = ((parseDollars(input) + parseDollars(output)) * COMPARED_TOKENS) / 1_000_000n;
    if (webSearch === false) return { known: 0, cost: nano(tokens) };
    return search
      ? { known: 0, cost: nano(tokens + parseDollars(search.perThousand) / 1000n) }
      : { known: 2, cost: nano(tokens) };
  }
  return pastCost ? { known: 1, cost: parseDollars(pastCost.high) } : { known: 2, cost: ZERO };
}

/** How little a model can do of what one came for: searching first, then being asked in the queue as well. */
const lacking = ({ webSearch, taskPost }: PricedModel): number =>
  webSearch === false ? 2 : taskPost === false ? 1 : 0;

/** Whether a name may mean another model tomorrow, or nothing: an alias of a listed version, or a preview. */
const isPassing = ({ name }: PricedModel, models: readonly PricedModel[]): boolean =>
  /-(latest|0)$|(^|-)(preview|exp|experimental)(-|$)/.test(name) ||
  models.some((other) => other.name !== name && resolveModel(name, [toFacts(other)]) !== null);

const toFacts = (model: PricedModel) => ({ ...model, aliases: [] });

/** The model to offer first of those not taken: of the ones that can do the most and will last, the cheapest. */
export function suggestModel(models: readonly PricedModel[], taken: readonly string[]): string | null {
  const ranked = models
    .filter(({ name }) => !taken.includes(name))
    .map((model) => ({
      name: model.name,
      rank: [lacking(model), Number(isPassing(model, models)), dearness(model).known],
      cost: dearness(model).cost,
    }))
    .sort((one, other) => {
      const difference = one.rank
        .map((rank, place) => rank - (other.rank[place] ?? 0))
        .find((by) => by !== 0);
      return difference ?? (one.cost < other.cost ? -1 : one.cost > other.cost ? 1 : 0);
    });
  return ranked[0]?.name ?? null;
}

/** What the connection's API offers, as far as its lists are here. */
export type PricedLists = Partial<Record<Engine, readonly PricedModel[]>>;

/** Whether all lists are here and no model on them can search. */
export const nobodySearches = (lists: PricedLists): boolean =>
  ENGINES.every((engine) => lists[engine]?.every(({ webSearch }) => webSearch === false) ?? false);

/**
 * Whom a first question goes to: every engine of which the connection offers a model that can search, by the one to
 * offer first. Where no engine has any, every engine.
 */
export function firstModels(lists: PricedLists): ChosenModels {
  const models = modelsOf([]);
  const anyWillDo = nobodySearches(lists);
  for (const engine of ENGINES) {
    const offered = lists[engine] ?? [];
    const able = anyWillDo ? offered : offered.filter(({ webSearch }) => webSearch !== false);
    const name = suggestModel(able, []);
    if (name !== null) models[engine] = [name];
  }
  return models;
}

/** The form with its models settled: as chosen, or as a first question begins. */
export const beginWith = (form: FormValues, lists: PricedLists): FilledForm => ({
  ...form,
  model_name: form.model_name ?? firstModels(lists),
});

/** What the API makes of a name that is not itself on its list: the dated version it means, or nothing. */
export function meaningOf(name: string, models: readonly PricedModel[]): string {
  const meant = resolveModel(name, models.map(toFacts));
  return meant ? `means ${meant.name}` : "not on the API's list";
}
