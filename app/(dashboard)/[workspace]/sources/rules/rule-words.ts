import type { WrittenRule } from "@/lib/domain/sources/source-rule-view";
import { withoutTricks } from "@/lib/format/hostile";

export const RULES_QUESTION =
  "What kind of site is a source of, and what kind of page is it? Your own rules go before the built-in ones.";

/** What a rule is of, as it is called wherever it decided; see `nameOfRule`. */
export const ruleName = ({ where, words }: Pick<WrittenRule, "where" | "words">): string =>
  withoutTricks(words === "" ? where : `${where} “${words}”`);

/** A class or page type that may not be told. */
export const toldOr = (told: string | null): string => told ?? "not told";
