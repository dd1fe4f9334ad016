import "server-only";
import { KEPT } from "@/lib/db/query/kept";
import { z } from "zod";
import { COMPARED_MAX, type ComparedAnswer, type Comparison } from "@/lib/domain/answers/comparison";
import { isUuid } from "@/lib/domain/text/text-shapes";
import { compareTexts } from "@/lib/reading/compare-texts";
import { WHOLE_TASK } from "@/lib/services/answers/get-task-in-workspace";
import { toTaskView } from "@/lib/services/answers/task-view";
import { prismaOf, requirePermission, type Call } from "@/lib/services/context";
import { bagOverlap } from "@/lib/statistics/likeness/overlap";
import { judgedWords } from "./judged-words";

const inputSchema = z.object({
  ids: z.array(z.string()).max(COMPARED_MAX),
  baseId: z.string().nullable(),
});

type Unjudged = Omit<ComparedAnswer, "difference" | "overlap">;

/** Answers of the workspace side by side, each compared with one of them. What is not there is named, and not an error. */
export async function compareAnswers({ ctx, input }: Call<z.input<typeof inputSchema>>): Promise<Comparison> {
  requirePermission(ctx, "answer:read");
  const { ids, baseId } = inputSchema.parse(input);
  const rows = await prismaOf(ctx).task.findMany({
    where: { id: { in: ids.filter(isUuid) }, workspaceId: ctx.workspaceId, ...KEPT },
    include: WHOLE_TASK,
  });
  const byId = new Map(
    rows.map((row): [string, Unjudged] => [
      row.id,
      {
        task: toTaskView(row),
        promptId: row.promptVersion.promptId,
        versionNumber: row.promptVersion.number,
        repeat: row.repeat,
        text: row.answer?.text ?? null,
      },
    ]),
  );
  const found = ids.flatMap((id) => byId.get(id) ?? []);
  const base = found.find(({ task }) => task.id === baseId) ?? found[0];
  return {
    answers: found.map((answer) => ({ ...answer, ...judge(base, answer) })),
    baseId: base?.task.id ?? null,
    missing: ids.filter((id) => !byId.has(id)),
  };
}

function judge(base: Unjudged | undefined, answer: Unjudged): Pick<ComparedAnswer, "difference" | "overlap"> {
  if (!base || base === answer || base.text === null || answer.text === null)
    return { difference: null, overlap: null };
  return {
    difference: compareTexts(base.text, answer.text),
    overlap: bagOverlap(judgedWords(base.text), judgedWords(answer.text)),
  };
}
