import "server-only";
import { readFacts } from "@/lib/db/sql/facts/read-facts";
import { readMeasured } from "@/lib/db/sql/facts/read-measured";
import { newestRules } from "@/lib/db/sql/facts/stale-facts";
import { rulesOf as aliasesOf } from "@/lib/domain/brands/brand";
import type { MentionView, NamedBrand } from "@/lib/domain/brands/mention-view";
import { readMentions } from "@/lib/reading/facts/fact-of";
import { FACT_VERSION } from "@/lib/reading/facts/fact-version";
import { ruleIdOf } from "@/lib/reading/mentions/compile-brands";
import type { JudgedMention } from "@/lib/reading/levels/levels";
import type { VisibleText } from "@/lib/reading/mentions/visible-text";
import type { Portrayal } from "@/lib/reading/portrayal/portrayal";
import { sqlOf, type Context } from "@/lib/services/context";
import { measuredOf } from "@/lib/services/measuring/measure";
import { rulesOf, type CompiledRules } from "@/lib/services/measuring/rules";

/** So much of a sentence is shown on either side of a name. */
const AROUND = 120;
const LEVEL_WORDS = { named: "named", shortlisted: "shortlisted", top_pick: "top pick" } as const;

/** The mentions of one answer, and what they were told by. */
export interface ToldMentions {
  taskId: string;
  markdown: string;
  mentions: MentionView[];
  judged: JudgedMention[];
  /** How each is portrayed, beside `judged`. */
  portrayals: (Portrayal | null)[];
  visible: VisibleText;
  rules: CompiledRules;
  ruleVersion: number;
  isEnglish: boolean | null;
  isStale: boolean;
}

/**
 * Tells mentions of answers of the workspace anew from their texts: by the rules that their facts were made by or, where
 * they are still to be measured, by those of today.
 */
export async function tellMentions(ctx: Context, taskIds: readonly string[]): Promise<ToldMentions[]> {
  const { workspaceId } = ctx;
  const db = sqlOf(ctx);
  const [facts, rows, newest] = await Promise.all([
    readFacts(db, workspaceId, taskIds),
    readMeasured(db, workspaceId, taskIds),
    newestRules(db, workspaceId),
  ]);
  const told: ToldMentions[] = [];
  for (const row of rows) {
    const fact = facts.get(row.taskId);
    const isMeasured = fact !== undefined && fact.codeVersion > 0;
    const versions = isMeasured ? fact : newest;
    const rules = await rulesOf(db, workspaceId, versions);
    const { visible, isEnglish, mentions, portrayals } = readMentions(rules.matcher, measuredOf(row, rules));
    told.push({
      ...{
        taskId: row.taskId,
        markdown: row.markdown,
        judged: mentions,
        portrayals,
        visible,
        rules,
        isEnglish,
      },
      mentions: viewsOf(mentions, { visible, rules, isEnglish }),
      ruleVersion: versions.ruleVersion,
      isStale: !isMeasured || fact.codeVersion < FACT_VERSION || fact.ruleVersion < newest.ruleVersion,
    });
  }
  return told;
}

export const namedBrand = ({ id, number, name, role }: NamedBrand): NamedBrand => ({
  id,
  number,
  name,
  role,
});

function viewsOf(
  mentions: readonly JudgedMention[],
  { visible, rules: { brands }, isEnglish }: Pick<ToldMentions, "visible" | "rules" | "isEnglish">,
): MentionView[] {
  const byNumber = new Map(brands.map((brand) => [String(brand.number), brand]));
  return mentions.flatMap((mention) => {
    const brand = byNumber.get(mention.brandId);
    if (!brand) return [];
    const { start, end } = mention.visible;
    const block = visible.blocks[mention.block];
    return {
      brand: namedBrand(brand),
      text: mention.text,
      ...mention.source,
      // Where in its section it stands is told by who has the sections.
      ...{ section: 0, sectionStart: mention.source.start, sectionEnd: mention.source.end },
      before: visible.text.slice(Math.max(block?.start ?? 0, start - AROUND), start),
      after: visible.text.slice(end, Math.min(block?.end ?? end, end + AROUND)),
      alias: aliasesOf(brand).find((alias) => ruleIdOf(alias) === mention.ruleId) ?? null,
      ...{ ruleId: mention.ruleId, isLinked: mention.isLinked },
      level:
        isEnglish && mention.level
          ? { word: LEVEL_WORDS[mention.level.level], rule: mention.level.rule }
          : null,
      absence: mention.absence,
    };
  });
}
