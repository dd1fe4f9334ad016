import "server-only";
import type { AnswerItemView } from "@/lib/domain/answers/answer";
import { itemsOf } from "@/lib/domain/answers/kept-items";
import type { AnswerMentions, MentionView } from "@/lib/domain/brands/mention-view";
import { KEPT } from "@/lib/db/query/kept";
import { prismaOf, requirePermission, type Call } from "@/lib/services/context";
import { found, parseId } from "@/lib/services/ids";
import { newestBrandRules } from "@/lib/services/brands";
import { namesOf } from "@/lib/services/names-of";
import { namedBrand, tellMentions } from "./read-mentions";

/** What stands between the sections of an answer in its whole text. */
const JOINT = "\n\n";

/** Which brands an answer names, where, and by which rules, with what people said of it. Throws `not_found`. */
export async function getMentions({ ctx, input }: Call<{ answerId: string }>): Promise<AnswerMentions> {
  requirePermission(ctx, "answer:read");
  const taskId = parseId(input.answerId, "answer");
  const [answer, [told], corrections, { brands }] = await Promise.all([
    prismaOf(ctx).answer.findFirst({
      where: { taskId, workspaceId: ctx.workspaceId, task: KEPT },
      select: { text: true, items: true },
    }),
    tellMentions(ctx, [taskId]),
    prismaOf(ctx).mentionCorrection.findMany({
      where: { taskId, workspaceId: ctx.workspaceId },
      orderBy: [{ createdAt: "asc" }, { id: "asc" }],
      select: {
        ...{ id: true, kind: true, text: true, start: true, end: true, createdAt: true, createdById: true },
        brand: { select: { name: true } },
      },
    }),
    newestBrandRules({ ctx }),
  ]);
  const { markdown, mentions, isEnglish, isStale, ruleVersion } = found(told, "answer");
  const people = await namesOf(
    ctx,
    corrections.flatMap(({ createdById }) => createdById ?? []),
  );
  return {
    mentions: inSections(mentions, itemsOf(found(answer, "answer"))),
    corrections: corrections.map(({ id, kind, text, start, end, createdAt, createdById, brand }) => ({
      ...{ id, kind, text, brandName: brand.name, at: createdAt.toISOString() },
      by: createdById === null ? null : (people.get(createdById) ?? null),
      holds: markdown.slice(start, end) === text,
    })),
    ...{ version: ruleVersion, isEnglish, isStale },
    brands: brands.map(namedBrand),
  };
}

/** Mentions with the section that each stands in; one over the end of a section, which no name is, ends with it. */
function inSections(mentions: readonly MentionView[], items: readonly AnswerItemView[]): MentionView[] {
  let from = 0;
  const sections = items
    .flatMap((item) => (item.type === "message" ? item.sections : []))
    .map(({ text }) => {
      const section = { start: from, end: from + text.length };
      from = section.end + JOINT.length;
      return section;
    });
  return mentions.flatMap((mention) => {
    const section = sections.findIndex(({ start, end }) => start <= mention.start && mention.start < end);
    const of = sections[section];
    return of
      ? [
          {
            ...mention,
            section,
            sectionStart: mention.start - of.start,
            sectionEnd: Math.min(mention.end, of.end) - of.start,
          },
        ]
      : [];
  });
}
