import "server-only";
import { withTransaction, type Transaction } from "@/lib/db/transaction";
import type { Context } from "@/lib/services/context";
import { derivedId } from "@/lib/services/derived-id";
import { makeBrand } from "@/lib/services/brands";
import { addSibling, expandTemplate } from "@/lib/services/families";
import { makeMarket } from "@/lib/services/markets";
import { addMark } from "@/lib/services/marks";
import { wallClock } from "@/lib/services/marks/wall-clock";
import { makePersona } from "@/lib/services/personas";
import { importPrompts } from "@/lib/services/prompt-imports";
import {
  createPromptSet,
  editPrompts,
  editQuestion,
  getQuestion,
  undoChange,
} from "@/lib/services/prompt-sets";
import { createSchedule } from "@/lib/services/schedules";
import { pause } from "@/lib/services/schedules/state";
import * as library from "./library";
import type { LibraryAct } from "./plan";

const DAY_MS = 24 * 3_600_000;

interface Programme {
  connectionId: string;
  cron: string;
  zone: string;
}

/**
 * Does an act on the library of a demo's programme, in one transaction and as its user would, on the day of the
 * context's clock. Does nothing where the set was changed on that day before.
 */
export async function changeLibrary(ctx: Context, at: Date, act: LibraryAct, of: Programme): Promise<void> {
  await withTransaction(ctx, async (ctx) => {
    const isDone = await ctx.tx.prisma.libraryChange.count({
      where: {
        workspaceId: ctx.workspaceId,
        createdAt: { gte: at, lt: new Date(at.getTime() + DAY_MS) },
      },
    });
    if (isDone === 0) await ACTS[act](ctx, of);
  });
}

type InTransaction = Context & { tx: Transaction };

const ACTS: Record<LibraryAct, (ctx: InTransaction, of: Programme) => Promise<void>> = {
  begin,
  change,
  slip,
};

/** The set, put together, and its schedule. */
async function begin(ctx: InTransaction, { connectionId, cron }: Programme): Promise<void> {
  for (const [name, role, domains] of library.BRANDS)
    await makeBrand({ ctx, input: { brand: { name, role, domains } } });
  const { id: setId } = await createPromptSet({ ctx, input: library.DEMO_SET });
  const { id: us } = await makeMarket({ ctx, input: library.MARKETS.us });
  const { id: uk } = await makeMarket({ ctx, input: library.MARKETS.uk });
  await makePersona({ ctx, input: library.PERSONA });
  const { name: fileName, text } = library.SPREADSHEET;
  const file = { fileName, bytes: new TextEncoder().encode(text), corrections: [], makeMissing: true };
  await importPrompts({ ctx, input: { ...file, setId } });

  const { name, template } = library.TEMPLATE;
  const variables = library.TEMPLATE.variables.map((variable) => ({
    ...variable,
    values: [...variable.values],
  }));
  const { familyId } = await expandTemplate({
    ctx,
    input: { setId, familyId: null, name, template, variables },
  });
  const expanded = await ctx.tx.prisma.prompt.findMany({
    where: { workspaceId: ctx.workspaceId, familyId },
    orderBy: { id: "asc" },
    select: { id: true },
  });
  const selection = { ids: expanded.map(({ id }) => id) };
  for (const edit of [
    { change: "market", marketId: us },
    { change: "topic", topic: library.TEMPLATE_TOPIC },
    { change: "intent", intent: "unbranded" },
    { change: "stage", stage: "awareness" },
  ] as const) {
    await editPrompts({ ctx, input: { setId, selection, edit } });
  }
  const promptId = await promptOf(ctx, library.TEMPLATE.template.replace("{use}", "a first marathon"));
  await addSibling({ ctx, input: { promptId, marketId: uk, userPrompt: library.SIBLING } });

  const { pausedReason, ...schedule } = library.SCHEDULE;
  const ask = { ...library.PROGRAMME_ASK, connectionId, marketIds: [us, uk] };
  const requestKey = derivedId("demo's schedule", setId);
  const input = { ...schedule, requestKey, setId, cron, spreadMinutes: 0, ask };
  const { id } = await createSchedule({ ctx, input });
  await pause(ctx, id, pausedReason);
}

/** One question in other words, one that is not asked any more, and a tag. */
async function change(ctx: InTransaction): Promise<void> {
  const [setId, id] = [await setOf(ctx), await promptOf(ctx, library.COMPARISON)];
  const question = await getQuestion({ ctx, input: { id } });
  if (!question) throw new Error("the demo's question is of no set");
  const { userPrompt: _as, ...properties } = question.fields;
  await editQuestion({ ctx, input: { id, ...properties, userPrompt: library.COMPARISON_REWORDED } });
  const wideFeet = await promptOf(ctx, library.TEMPLATE.template.replace("{use}", "wide feet"));
  await editPrompts({ ctx, input: { setId, selection: { ids: [wideFeet] }, edit: { change: "archive" } } });
  const sibling = await promptOf(ctx, library.SIBLING);
  const selection = { ids: [sibling] };
  await editPrompts({ ctx, input: { setId, selection, edit: { change: "add_tags", tags: ["marathon"] } } });
}

/** All weights set to the same by mistake, and taken back; and what may show in the answers from now on. */
async function slip(ctx: InTransaction, { zone }: Programme): Promise<void> {
  const setId = await setOf(ctx);
  const prompts = await ctx.tx.prisma.prompt.findMany({
    where: { workspaceId: ctx.workspaceId, setId, archivedAt: null },
    select: { id: true },
  });
  const selection = { ids: prompts.map(({ id }) => id) };
  const edit = { change: "weight", weight: "1000" } as const;
  const { changeId } = await editPrompts({ ctx, input: { setId, selection, edit } });
  if (changeId !== null) await undoChange({ ctx, input: { id: changeId } });
  const at = wallClock(ctx.now(), zone);
  await addMark({ ctx, input: { setId, kind: "page_published", at, text: library.PAGE_PUBLISHED } });
}

/** The programme's set: the first that the workspace had. */
async function setOf({ tx, workspaceId }: InTransaction): Promise<string> {
  const set = await tx.prisma.promptSet.findFirstOrThrow({
    where: { workspaceId },
    orderBy: { createdAt: "asc" },
    select: { id: true },
  });
  return set.id;
}

/** The prompt of the set that was first asked in these words. */
async function promptOf(ctx: InTransaction, userPrompt: string): Promise<string> {
  const { promptId } = await ctx.tx.prisma.promptVersion.findFirstOrThrow({
    where: { workspaceId: ctx.workspaceId, userPrompt, number: 1, prompt: { setId: { not: null } } },
    select: { promptId: true },
  });
  return promptId;
}
