import { createHash } from "node:crypto";
import { rulesOf, type Alias, type Brand } from "@/lib/domain/brands/brand";
import { compilePatterns, type Automaton } from "./automaton";
import { compileDomains, type OwnersOf } from "./brand-domains";
import { foldText, LOOSEST } from "./fold";

/** A brand of a workspace, or of a file of brands, where its name is its id. */
export interface TrackedBrand extends Brand {
  id: string;
}

/** A rule of a brand, ready to be judged. */
export interface CompiledRule {
  brandId: string;
  /** The same rule has the same id, and another rule another, wherever it stands. */
  id: string;
  alias: Alias;
  /** What of a text must be equal to it, folded as the rule says. */
  key: string;
}

/** What is looked for in a text, and what it means where it is found. */
export interface Matcher {
  automaton: Automaton;
  /** By pattern: the rules it fires, and those it cancels. */
  fires: readonly (readonly CompiledRule[])[];
  cancels: readonly (readonly CompiledRule[])[];
  ownersOf: OwnersOf;
}

/** A rule's id: what it says, hashed, so that whoever sees an old mention knows whether the rule is still the same. */
export const ruleIdOf = ({ text, case: letters, boundary, accents, not }: Alias): string =>
  createHash("sha256")
    .update(JSON.stringify([text, letters, boundary, accents, not]))
    .digest("hex")
    .slice(0, 12);

/** Brands made ready to be found. It takes a while for many; texts are then read at the same pace, however many. */
export function compileBrands(brands: readonly TrackedBrand[]): Matcher {
  const patterns = new Map<string, { fires: CompiledRule[]; cancels: CompiledRule[] }>();
  const patternOf = (text: string) => {
    const folded = foldText(text, LOOSEST).trim();
    const pattern = patterns.get(folded) ?? { fires: [], cancels: [] };
    // What folds to nothing cannot be found.
    if (folded !== "") patterns.set(folded, pattern);
    return pattern;
  };
  for (const brand of brands)
    for (const alias of rulesOf(brand)) {
      const rule = { brandId: brand.id, id: ruleIdOf(alias), alias, key: foldText(alias.text, alias) };
      patternOf(alias.text).fires.push(rule);
      for (const phrase of alias.not) patternOf(phrase).cancels.push(rule);
    }
  const compiled = [...patterns.values()];
  return {
    automaton: compilePatterns([...patterns.keys()]),
    fires: compiled.map(({ fires }) => fires),
    cancels: compiled.map(({ cancels }) => cancels),
    ownersOf: compileDomains(brands),
  };
}
