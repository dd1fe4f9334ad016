import "server-only";
import { AppError } from "@/lib/domain/errors";
import { SOURCE_RULE_LIMITS } from "@/lib/domain/sources/source-class";
import { nameOfRule, sourceRuleSchema, type SourceRule } from "@/lib/domain/sources/source-rule";
import { prismaOf, type Context } from "@/lib/services/context";
import { found, parseId } from "@/lib/services/ids";

const ROW = {
  ...{ id: true, where: true, words: true, class: true, pageType: true },
  ...{ createdById: true, createdAt: true },
} as const;

/** A team's rules in the order they are listed and written down in. */
export async function readRules(ctx: Context) {
  return prismaOf(ctx).sourceRule.findMany({
    where: { workspaceId: ctx.workspaceId },
    select: ROW,
    orderBy: [{ where: "asc" }, { words: "asc" }],
  });
}

/** A rule of the workspace, or `not_found`. */
export async function getRuleInWorkspace(ctx: Context, id: string) {
  const rule = await prismaOf(ctx).sourceRule.findFirst({
    where: { id: parseId(id, "rule"), workspaceId: ctx.workspaceId },
    select: ROW,
  });
  return found(rule, "rule");
}

/** A rule as the database has it. Throws where that is none. */
export const readStoredRule = ({
  where,
  words,
  class: its,
  pageType,
}: Record<keyof SourceRule, string | null>): SourceRule =>
  sourceRuleSchema.parse({ where, words, class: its, pageType });

/** A rule as a form gives it. Throws `invalid` with everything that is wrong, by field. */
export function parseRule(given: unknown): SourceRule {
  const read = sourceRuleSchema.safeParse(given);
  if (read.success) return read.data;
  const fields = read.error.issues.map(({ path, message }) => [path.join(".") || "rule", message] as const);
  throw new AppError("invalid", {
    message: "Nothing was saved: look at what is marked.",
    // The first that is said of a field.
    fields: Object.fromEntries(fields.reverse()),
  });
}

/** Throws `conflict` where another rule is of the same, or there are as many as may be. Rules are held before. */
export async function requireRoomForRule(
  ctx: Context,
  { rule, exceptId }: { rule: SourceRule; exceptId: string | null },
): Promise<void> {
  const others = (await readRules(ctx)).filter(({ id }) => id !== exceptId);
  if (others.some((other) => nameOfRule(other) === nameOfRule(rule))) {
    const message = `There is a rule of ${nameOfRule(rule)} already. Change that one.`;
    throw new AppError("conflict", { message, fields: { where: message } });
  }
  if (others.length >= SOURCE_RULE_LIMITS.rules)
    throw new AppError("conflict", {
      message: `Nothing was saved: a workspace has at most ${SOURCE_RULE_LIMITS.rules} rules of its own. Remove one first.`,
    });
}
