import { PAGE_TYPES, RULED_CLASSES, type PageType, type RuledClass } from "@/lib/domain/sources/source-class";
import { nameOfRule, sourceRuleSchema, type SourceRule } from "@/lib/domain/sources/source-rule";
import { BUILT_IN_CLASSES } from "./built-in-classes";
import {
  BUILT_IN_FOLDERS,
  BUILT_IN_HOMES,
  BUILT_IN_LABELS,
  BUILT_IN_PLACES,
  BUILT_IN_WORDS,
} from "./built-in-pages";

/** What such sites have is articles, as long as nothing says more. */
const WITH_ARTICLES = new Set<RuledClass>(["news", "reference", "government", "education"]);

const partsOf = (text: string, separator: RegExp): string[] =>
  text
    .split(separator)
    .map((part) => part.trim())
    .filter((part) => part !== "");

const typed = (lists: Partial<Record<PageType, string>>, separator = /\s+/): [PageType, string][] =>
  PAGE_TYPES.flatMap((pageType) =>
    partsOf(lists[pageType] ?? "", separator).map((part): [PageType, string] => [pageType, part]),
  );

function* written(): Generator<Partial<SourceRule>> {
  for (const sourceClass of RULED_CLASSES)
    for (const where of partsOf(BUILT_IN_CLASSES[sourceClass], /\s+/))
      yield { where, class: sourceClass, pageType: WITH_ARTICLES.has(sourceClass) ? "article" : null };
  for (const where of partsOf(BUILT_IN_HOMES, /\s+/)) yield { where: `*${where}`, pageType: "home" };
  for (const [pageType, folder] of typed(BUILT_IN_FOLDERS)) {
    yield { where: `*/${folder}`, pageType };
    yield { where: `*/*/${folder}`, pageType };
  }
  for (const [pageType, label] of typed(BUILT_IN_LABELS)) yield { where: `${label}.*`, pageType };
  for (const [pageType, where] of typed(BUILT_IN_PLACES)) yield { where, pageType };
  for (const [pageType, words] of typed(BUILT_IN_WORDS, /\|/)) yield { where: "*", words, pageType };
}

/** The rules that come with the product. What two lines say of the same addresses is one rule. */
export function builtInRules(): SourceRule[] {
  const rules = new Map<string, SourceRule>();
  for (const one of written()) {
    const rule = sourceRuleSchema.parse(one);
    const name = nameOfRule(rule);
    const same = rules.get(name);
    rules.set(name, {
      ...rule,
      class: same?.class ?? rule.class,
      pageType: same?.pageType ?? rule.pageType,
    });
  }
  return [...rules.values()];
}
