import "server-only";
import { recordDecision } from "@/lib/db/audit";
import { readNewestRules } from "@/lib/db/sql/brands/rule-versions";
import { withTransaction } from "@/lib/db/transaction";
import type { NameDecision, NameSuggestions } from "@/lib/domain/brands/name-suggestion";
import { foldName } from "@/lib/domain/text/fold-name";
import { isExperimental } from "@/lib/reading/levels/rule-quality";
import { compileBrands } from "@/lib/reading/mentions/compile-brands";
import { findMentions } from "@/lib/reading/mentions/find-mentions";
import { showSentence } from "@/lib/reading/mentions/show-sentence";
import { readVisible, type VisibleText } from "@/lib/reading/mentions/visible-text";
import { suggestBrands, SUGGESTIONS } from "@/lib/reading/suggestions/suggest-brands";
import { memberId, prismaOf, requirePermission, sqlOf, type Call } from "@/lib/services/context";
import { freezeCompanies, lockBrands } from "./freeze";
import { parseBrand } from "./in-workspace";
import { lookThroughNewest } from "./newest-answers";
import { newestBrandRules } from "./rules";
import { makeBrand } from "./write";

/** So many of the newest answers are looked through: they are held together. */
const ANSWERS_MAX = 200;
const NAMES_MAX = 30;
const EXAMPLES_MAX = 2;

/** Names that the newest answers give and nobody tracks, and what was decided about names before. */
export async function suggestNames({ ctx }: Call): Promise<NameSuggestions> {
  requirePermission(ctx, "brand:read");
  const { workspaceId } = ctx;
  const { brands } = await newestBrandRules({ ctx });
  const matcher = compileBrands(brands);
  const texts: { id: string; engine: string; model: string; visible: VisibleText }[] = [];
  const looked = await lookThroughNewest(ctx, {
    most: ANSWERS_MAX,
    look: ({ text, ...answer }) => texts.push({ ...answer, visible: readVisible(text) }),
  });
  const decided = await prismaOf(ctx).suggestedName.findMany({
    where: { workspaceId },
    orderBy: { folded: "asc" },
    select: { name: true, folded: true, decision: true },
  });
  const known = new Set([
    ...decided.map(({ folded }) => folded),
    ...brands.map(({ name }) => foldName(name)),
  ]);
  const found = suggestBrands(
    texts.map(({ visible }) => ({
      visible,
      tracked: findMentions(matcher, visible, { markdown: "" }).mentions.map((one) => one.visible),
    })),
  ).filter(({ name }) => !known.has(foldName(name)));
  const companies = await readNewestRules(sqlOf(ctx), { workspaceId, kind: "companies" });
  return {
    ...looked,
    names: found.slice(0, NAMES_MAX).map(({ name, answers, mentions, examples }) => ({
      ...{ name, answers, mentions },
      examples: examples.slice(0, EXAMPLES_MAX).flatMap(({ answer, ...hit }) => {
        const text = texts[answer];
        if (!text) return [];
        const { id: answerId, engine, model, visible } = text;
        return [{ answerId, engine, model, ...showSentence(visible, hit) }];
      }),
    })),
    more: Math.max(0, found.length - NAMES_MAX),
    decided: decided.map(({ name, decision }) => ({ name, decision })),
    quality: {
      precision: SUGGESTIONS.precision,
      recall: SUGGESTIONS.recall,
      isExperimental: isExperimental(SUGGESTIONS),
    },
    companyVersion: companies?.number ?? 0,
  };
}

/** Has a suggested name tracked from now on, as a competitor. Throws `conflict` where a brand in use has it. */
export async function trackName({ ctx, input }: Call<{ name: string }>): Promise<{ id: string }> {
  requirePermission(ctx, "brand:write");
  return withTransaction(ctx, async (ctx) => {
    const { tx, workspaceId } = ctx;
    const made = await makeBrand({ ctx, input: { brand: { name: input.name } } });
    await tx.prisma.suggestedName.deleteMany({ where: { workspaceId, folded: foldName(input.name) } });
    await freezeCompanies(tx, ctx);
    return made;
  });
}

const ACTIONS = { company: "suggested_name.count", dismissed: "suggested_name.dismiss" } as const;

/**
 * Decides about a suggested name: it is a company of the category that nobody tracks, or none; null takes what was
 * decided back. The list of companies is written down as a version with each change.
 */
export async function decideName({
  ctx,
  input,
}: Call<{ name: string; decision: NameDecision | null }>): Promise<void> {
  requirePermission(ctx, "brand:write");
  const { name } = parseBrand({ name: input.name });
  const { decision } = input;
  const folded = foldName(name);
  await withTransaction(ctx, async (ctx) => {
    const { tx, workspaceId } = ctx;
    await lockBrands(tx, workspaceId);
    const was = await tx.prisma.suggestedName.findUnique({
      where: { workspaceId_folded: { workspaceId, folded } },
      select: { id: true, decision: true },
    });
    if ((was?.decision ?? null) === decision) return;
    const of = { workspaceId, before: was && { decision: was.decision }, after: { name, decision } };
    if (was) await tx.prisma.suggestedName.delete({ where: { id: was.id, workspaceId } });
    if (decision === null) {
      if (was) await recordDecision(tx, ctx, { ...of, action: "suggested_name.reopen", entityId: was.id });
    } else {
      const made = await tx.prisma.suggestedName.create({
        data: { workspaceId, name, folded, decision, createdById: memberId(ctx), createdAt: ctx.now() },
        select: { id: true },
      });
      await recordDecision(tx, ctx, { ...of, action: ACTIONS[decision], entityId: made.id });
    }
    await freezeCompanies(tx, ctx);
  });
}
