import "server-only";
import { z } from "zod";
import { capSchema } from "@/lib/domain/amounts/dollars-schema";
import { AppError } from "@/lib/domain/errors";
import { SPREAD_MAX } from "@/lib/domain/schedules/schedule";
import { setAskSchema } from "@/lib/domain/runs/set-run";
import { prismaOf, requirePermission, type Call, type Context } from "@/lib/services/context";
import { found } from "@/lib/services/ids";
import { cutSetVersion } from "@/lib/services/prompt-sets/cut-version";
import { getPromptSetInWorkspace } from "@/lib/services/prompt-sets/in-workspace";
import { readAskFacts } from "./ask-facts";
import { planSetRun } from "./plan-set-run";
import { findSentRun, sendOnce, type CreatedRun } from "./send-once";
import { refusedPlan } from "./wording-problems";

const inputSchema = z.object({
  /** Made once a click, or of a schedule's slot; a second sending with the same key is the same run. */
  requestKey: z.uuid(),
  setId: z.string(),
  ask: setAskSchema,
  /** The slot of a schedule that asks; null where somebody does. */
  origin: z.object({ scheduleId: z.uuid(), slotId: z.uuid() }).nullable(),
  /** Over how many minutes its tasks are sent; 0: at once. */
  spreadMinutes: z.int().min(0).max(SPREAD_MAX).default(0),
  /** Dollars it may be expected to cost at most; null: whatever budgets allow. */
  cap: capSchema.nullable().default(null),
  /** Where not all fits budgets and cap, the first tasks that do are sent. */
  onlyWhatFits: z.boolean().default(false),
});
type Input = z.input<typeof inputSchema>;

/**
 * Asks what a set holds now: cuts a version of it and starts a run of that version, in one transaction. Throws
 * `not_found` for what is gone, `invalid` with every prompt and target that the API would not take, and `conflict` for
 * what budgets or its cap do not allow; nothing is kept then.
 */
export async function startSetRun({ ctx, input }: Call<Input>): Promise<CreatedRun> {
  return keepSetRun(ctx, input, { sentByCaller: false });
}

/** The same for a process that makes the run's calls itself, as `planRun` is for a question. */
export async function startSetRunUnsent({ ctx, input }: Call<Input>): Promise<CreatedRun> {
  return keepSetRun(ctx, input, { sentByCaller: true });
}

async function keepSetRun(
  ctx: Context,
  input: Input,
  { sentByCaller }: { sentByCaller: boolean },
): Promise<CreatedRun> {
  requirePermission(ctx, "run:create");
  const { requestKey, setId, ask, origin, spreadMinutes, ...money } = inputSchema.parse(input);
  const sent = await findSentRun(ctx, requestKey);
  if (sent) return sent;

  const set = await getPromptSetInWorkspace(ctx, setId);
  if (set.archivedAt)
    throw new AppError("invalid", { message: `The set “${set.name}” is archived. Nothing was sent.` });
  await requireOwnSlot(ctx, origin);
  const facts = await readAskFacts(ctx, ask);
  return sendOnce(ctx, {
    requestKey,
    kind: "set",
    setId: set.id,
    sentByCaller,
    spreadSeconds: spreadMinutes * 60,
    ...money,
    plan: async (inside) => {
      const version = await cutSetVersion(inside, set.id);
      const planned = await planSetRun(inside, facts, {
        members: version.members,
        origin: { setVersionId: version.id, scheduleId: null, slotId: null, ...origin },
      });
      if (planned.problems.length > 0) throw refusedPlan(planned.problems);
      return planned;
    },
  });
}

async function requireOwnSlot(ctx: Context, origin: z.infer<typeof inputSchema>["origin"]): Promise<void> {
  if (origin === null) return;
  const { scheduleId, slotId } = origin;
  const slot = await prismaOf(ctx).scheduleSlot.findFirst({
    where: { id: slotId, scheduleId, workspaceId: ctx.workspaceId },
    select: { id: true },
  });
  found(slot, "slot");
}
