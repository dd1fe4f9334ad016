/** A variable of a template with what it stands for. */
export interface TemplateVariable {
  name: string;
  values: readonly string[];
}

/** Questions that one template may make. */
export const EXPANDED_MAX = 2000;

type Part = { text: string } | { variable: string };

const TOKEN = /\{\{|\}\}|\{([^{}]*)\}|[^{}]+|[{}]/g;

/** A template in its parts, or why it is none. `{name}` is a variable, `{{` and `}}` are braces. */
function partsOf(template: string): Part[] | { problem: string } {
  const parts: Part[] = [];
  for (const [token, inside] of template.matchAll(TOKEN)) {
    if (token === "{{" || token === "}}") parts.push({ text: token.charAt(0) });
    else if (token === "{" || token === "}")
      return { problem: `A “${token}” stands alone. Write “${token}${token}” for the character itself.` };
    else if (inside === undefined) parts.push({ text: token });
    else if (inside.trim() === "") return { problem: "A variable has no name: write {city}." };
    else parts.push({ variable: inside.trim() });
  }
  return parts;
}

/** The variables of a template, each once, in its order; or why it is none. */
export function variablesOf(template: string): string[] | { problem: string } {
  const parts = partsOf(template);
  if ("problem" in parts) return parts;
  return [...new Set(parts.flatMap((part) => ("variable" in part ? [part.variable] : [])))];
}

/** How many questions a template makes: the product of its variables' values. */
export function countExpanded(template: string, variables: readonly TemplateVariable[]): number {
  const names = variablesOf(template);
  if ("problem" in names) return 0;
  return names.reduce((count, name) => count * valuesOf(variables, name).length, 1);
}

/**
 * A template's questions: every combination of its variables' values, those of the last variable changing first. None
 * where a variable has no value, or the template is none.
 */
export function expand(template: string, variables: readonly TemplateVariable[]): string[] {
  const [parts, names] = [partsOf(template), variablesOf(template)];
  if ("problem" in parts || "problem" in names) return [];
  const combinations = names.reduce<ReadonlyMap<string, string>[]>(
    (before, name) =>
      before.flatMap((chosen) =>
        valuesOf(variables, name).map((value) => new Map([...chosen, [name, value]])),
      ),
    [new Map()],
  );
  return combinations.map((chosen) =>
    parts.map((part) => ("text" in part ? part.text : (chosen.get(part.variable) ?? ""))).join(""),
  );
}

const valuesOf = (variables: readonly TemplateVariable[], name: string): readonly string[] =>
  variables.find((variable) => variable.name === name)?.values ?? [];
