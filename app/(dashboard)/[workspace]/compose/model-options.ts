import { resolveModel } from "@/lib/api-contract/models";
import type { Model } from "@/lib/domain/model";

/** What a model can do, as far as the API says: "reasoning · web search · live only". */
export function capabilities({ reasoning, webSearch, taskPost }: Model): string {
  const words = [
    reasoning === true && "reasoning",
    webSearch === true && "web search",
    webSearch === false && "no web search",
    taskPost === true && "standard",
    taskPost === false && "live only",
  ];
  return words.filter((word) => word !== false).join(" · ");
}

/** The model to offer first: one that can do the most, in the API's own order, among those not taken yet. */
export function suggestModel(models: readonly Model[], taken: readonly string[]): string | null {
  const free = models.filter(({ name }) => !taken.includes(name));
  const able =
    free.find(({ webSearch, taskPost }) => webSearch !== false && taskPost !== false) ??
    free.find(({ webSearch }) => webSearch !== false);
  return (able ?? free[0])?.name ?? null;
}

/** What the API makes of a name that is not itself on its list: the dated version it means, or nothing. */
export function meaningOf(name: string, models: readonly Model[]): string {
  const meant = resolveModel(
    name,
    models.map((model) => ({ ...model, aliases: [] })),
  );
  return meant ? `means ${meant.name}` : "not on the API's list";
}
