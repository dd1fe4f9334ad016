import { z } from "zod";
import { maxChars, typedText } from "@/lib/domain/text/typed-text";
import { PAGE_TYPES, RULED_CLASSES, SOURCE_RULE_LIMITS } from "./source-class";
import { readPattern } from "./source-pattern";
import { readPhrase } from "./title-phrase";

const choice = <Choice extends string>(choices: readonly [Choice, ...Choice[]]) =>
  z.enum(choices, { error: `One of: ${choices.join(", ")}.` });

/** A rule as somebody writes it: of which addresses it is, by which words of their title, and what it says of them. */
export const sourceRuleSchema = z
  .strictObject({
    where: typedText("The address")
      .trim()
      .min(1, "Say of which addresses: reddit.com, .gov.uk, docs.*, example.com/blog, or * for all.")
      .check(maxChars(SOURCE_RULE_LIMITS.whereChars))
      .transform((typed, check): string => {
        const read = readPattern(typed);
        if (read.is === "pattern") return read.written;
        check.addIssue(read.problem);
        return z.NEVER;
      }),
    /** Words that stand together in the page's title or in its address's last part; empty: whatever it is called. */
    words: typedText("The words")
      .check(maxChars(SOURCE_RULE_LIMITS.whereChars))
      .default("")
      .transform((typed, check): string => {
        const read = readPhrase(typed);
        if (read.is === "phrase") return read.written;
        check.addIssue(read.problem);
        return z.NEVER;
      }),
    class: choice(RULED_CLASSES).nullable().default(null),
    pageType: choice(PAGE_TYPES).nullable().default(null),
  })
  .superRefine((rule, check) => {
    if (rule.class === null && rule.pageType === null)
      check.addIssue({ code: "custom", path: ["class"], message: "Say a class, a page type, or both." });
    if (rule.class !== null && rule.words !== "")
      check.addIssue({
        code: "custom",
        path: ["words"],
        message: "A class is a site's, whatever its pages are called. Leave the words out, or the class.",
      });
  });
export type SourceRule = z.infer<typeof sourceRuleSchema>;

/** What a rule is called wherever it is told that it decided. No two of a list have the same name. */
export const nameOfRule = ({ where, words }: Pick<SourceRule, "where" | "words">): string =>
  words === "" ? where : `${where} “${words}”`;

/** A team's rules together. */
export const sourceRulesSchema = z
  .array(sourceRuleSchema, { error: "Not a list of rules." })
  .max(SOURCE_RULE_LIMITS.rules, `At most ${SOURCE_RULE_LIMITS.rules} rules.`)
  .superRefine((rules, check) => {
    const seen = new Set<string>();
    rules.forEach((rule, place) => {
      const name = nameOfRule(rule);
      if (seen.has(name))
        check.addIssue({ code: "custom", path: [place, "where"], message: `${name} stands here twice.` });
      seen.add(name);
    });
  });
