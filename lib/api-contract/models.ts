/** What the rules need to know of a model. Null: the API did not say, so no rule that depends on it is applied. */
export interface ModelFacts {
  name: string;
  /** Undated names that mean this model. */
  aliases: readonly string[];
  reasoning: boolean | null;
  webSearch: boolean | null;
  taskPost: boolean | null;
}

const VERSION = /^(\d{4}-\d{2}-\d{2}|\d{8}|\d{3}|\d{2}-\d{2})$/;

const newestVersion = <M extends ModelFacts>(base: string, models: readonly M[]): M | null => {
  let newest: M | null = null;
  for (const model of models) {
    if (!model.name.startsWith(`${base}-`) || !VERSION.test(model.name.slice(base.length + 1))) continue;
    if (!newest || model.name > newest.name) newest = model;
  }
  return newest;
};

/**
 * The model a name means: the one of that very name, else the one it is an alias of, else the newest version of it
 * (`gpt-4.1` → `gpt-4.1-2025-04-14`, `gemini-1.5-pro` → `gemini-1.5-pro-002`, `claude-opus-4-0` →
 * `claude-opus-4-20250514`). Null when no model answers to it.
 */
export function resolveModel<M extends ModelFacts>(name: string, models: readonly M[]): M | null {
  return (
    models.find((model) => model.name === name) ??
    models.find((model) => model.aliases.includes(name)) ??
    newestVersion(name, models) ??
    (/-(0|latest)$/.test(name) ? newestVersion(name.replace(/-(0|latest)$/, ""), models) : null)
  );
}
