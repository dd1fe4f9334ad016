import "server-only";
import type { Transaction } from "@/lib/db/transaction";
import { memberId, type Context } from "@/lib/services/context";
import { addAsChange } from "@/lib/services/prompt-sets/add-as-change";
import { createPromptSet } from "@/lib/services/prompt-sets/create";
import { PLAIN_PROPERTIES } from "@/lib/services/prompt-sets/question-fields";
import type { ParsedFirstRun } from "./first-run-schema";

interface Questions extends Pick<ParsedFirstRun, "setName" | "families"> {
  /** The market they are worded for; null for none. */
  marketId: string | null;
}

/** Makes a set of families of questions, as one act that can be undone. Throws `conflict` where the name is taken. */
export async function keepQuestions(
  ctx: Context & { tx: Transaction },
  { setName, families, marketId }: Questions,
): Promise<{ setId: string }> {
  const { tx, workspaceId } = ctx;
  const { id: setId } = await createPromptSet({ ctx, input: { name: setName, description: "" } });
  const made = { createdById: memberId(ctx), createdAt: ctx.now() };
  const rows = await tx.prisma.family.createManyAndReturn({
    data: families.map(({ name }) => ({ workspaceId, setId, name, ...made })),
    select: { id: true },
  });
  const prompts = families.flatMap(({ stage, questions }, place) =>
    questions.map((userPrompt) => ({
      ...PLAIN_PROPERTIES,
      ...{ userPrompt, stage, marketId, familyId: rows[place]?.id ?? null },
    })),
  );
  await addAsChange(ctx, { setId, kind: "suggest", prompts, families: rows.map(({ id }) => id) });
  return { setId };
}
