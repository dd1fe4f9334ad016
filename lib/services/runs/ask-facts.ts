import "server-only";
import pMap from "p-map";
import { askToTask } from "@/lib/api-contract/ask-to-task";
import { methodFor } from "@/lib/api-contract/engine-rules";
import { sayProblems } from "@/lib/api-contract/form-words";
import { placeTarget } from "@/lib/api-contract/place-target";
import type { Problem } from "@/lib/api-contract/problem";
import { newestPersonas } from "@/lib/db/sql/library/newest-personas";
import type { Ask, AskSettings } from "@/lib/domain/runs/ask";
import { ENGINE_LABELS, type Engine } from "@/lib/domain/engines/engine";
import { AppError } from "@/lib/domain/errors";
import type { PlanTarget } from "@/lib/domain/runs/plan";
import type { Market } from "@/lib/domain/library/market";
import type { Model } from "@/lib/domain/engines/model";
import type { RunProblem } from "@/lib/domain/runs/run-preview";
import type { AskedTarget } from "@/lib/domain/runs/set-plan";
import type { SetAsk } from "@/lib/domain/runs/set-run";
import { listModels } from "@/lib/services/connections";
import { getConnectionInWorkspace } from "@/lib/services/connections/list";
import { prismaOf, sqlOf, type Context } from "@/lib/services/context";

/** What an API offers, by engine. */
export type ModelLists = ReadonlyMap<Engine, readonly Model[]>;

export interface AskFacts {
  /** The ask, its personas as they are now. */
  ask: SetAsk;
  markets: ReadonlyMap<string, Market>;
  targets: readonly AskedTarget[];
  models: ModelLists;
  /** Why a target is told less of a market than the market says, by model and market. */
  lacks: ReadonlyMap<string, string>;
  problems: readonly RunProblem[];
}

export const lacksKey = (engine: string, model: string, marketId: string): string =>
  JSON.stringify([engine, model, marketId]);

/**
 * What an ask means by now, whatever the set: its targets as they are sent in each of its markets, checked against the
 * contract, its personas in their newest wording. What the API offers is looked up unless it is given. Throws `not_found` for what is another workspace's or gone, and
 * `invalid` for what is archived.
 */
export async function readAskFacts(ctx: Context, ask: SetAsk, offered?: ModelLists): Promise<AskFacts> {
  await getConnectionInWorkspace(ctx, ask.connectionId);
  const [markets, personaIds] = await Promise.all([readMarkets(ctx, ask), readPersonas(ctx, ask)]);
  const models = offered ?? (await readModelLists(ctx, ask));
  const lacks = new Map<string, string>();
  const problems: RunProblem[] = [];
  const targets = ask.targets.flatMap(({ engine, model, parameters }): AskedTarget[] => {
    const method = methodFor(engine, ask.method);
    const check = (settings: AskSettings) =>
      askToTask(asAsk(ask, settings, NEUTRAL), { engine, model }, models.get(engine) ?? null);
    const refuse = (found: readonly Problem[], where: string) => {
      const of = `${ENGINE_LABELS[engine]} ${model}${where}`;
      for (const [field, message] of Object.entries(sayProblems(found, [engine])))
        problems.push({ promptId: null, of, field, message });
      return [];
    };
    const plain = check(parameters);
    if (!plain.ok) return refuse(plain.problems, "");
    const inMarkets = [...markets].flatMap(([marketId, market]): PlanTarget[] => {
      const placed = placeTarget({ engine, model, method, settings: parameters }, market);
      if (placed.lacks !== null) lacks.set(lacksKey(engine, model, marketId), placed.lacks);
      const checked = check(placed.settings);
      if (!checked.ok) return refuse(checked.problems, ` in ${market.name}`);
      return [{ engine, model, ...checked.task, marketId }];
    });
    return [{ plain: { engine, model, ...plain.task, marketId: null }, inMarkets }];
  });
  return { ask: { ...ask, personaIds }, markets, targets, models, lacks, problems };
}

/** The models a connection offers for each engine asked. */
export async function readModelLists(
  ctx: Context,
  { connectionId, targets }: { connectionId: string; targets: readonly { engine: Engine }[] },
): Promise<ModelLists> {
  const engines = [...new Set(targets.map(({ engine }) => engine))];
  const lists = await pMap(engines, async (engine) => {
    const { models } = await listModels({ ctx, input: { connectionId, engine } });
    return [engine, models] as const;
  });
  return new Map(lists);
}

/** Any wording will do where targets are checked. */
export const NEUTRAL = { userPrompt: "?", systemMessage: null, turns: [] };

/** What an ask of a set and a plan say alike of how they ask. */
export type HowAsked = Pick<SetAsk, "connectionId" | "method" | "label">;

/** An ask of a set, or a plan, as one of a wording, for the check against the contract. */
export const asAsk = (
  { connectionId, method, label }: HowAsked,
  settings: AskSettings,
  wording: Pick<Ask, "userPrompt" | "systemMessage" | "turns">,
): Ask => ({
  requestKey: "",
  promptId: null,
  targets: [],
  connectionId,
  method,
  label,
  settings,
  ...wording,
});

async function readMarkets(ctx: Context, { marketIds }: SetAsk): Promise<Map<string, Market>> {
  const rows = await prismaOf(ctx).market.findMany({
    where: { workspaceId: ctx.workspaceId, id: { in: marketIds } },
  });
  const byId = new Map(rows.map((row) => [row.id, row]));
  return new Map(
    [...new Set(marketIds)].map((id) => {
      const market = byId.get(id);
      if (!market) throw gone("market", "marketIds");
      if (market.archivedAt) throw archived("market", market.name, "marketIds");
      const { name, language, country, city } = market;
      return [id, { name, language, country, city }];
    }),
  );
}

/** The personas of an ask, each as what replaced it: an ask may be kept for months. */
async function readPersonas(ctx: Context, { personaIds }: SetAsk): Promise<string[]> {
  const { workspaceId } = ctx;
  const newest = await newestPersonas(sqlOf(ctx), { workspaceId, ids: personaIds });
  const ids = personaIds.map((id) => {
    const now = newest.get(id);
    if (now === undefined) throw gone("persona", "personaIds");
    return now;
  });
  const putAway = await prismaOf(ctx).persona.findFirst({
    where: { workspaceId, id: { in: ids }, archivedAt: { not: null } },
    select: { name: true },
  });
  if (putAway) throw archived("persona", putAway.name, "personaIds");
  return [...new Set(ids)];
}

const gone = (what: string, field: string) =>
  new AppError("not_found", {
    message: `A ${what} named here is not there any more. Nothing was sent.`,
    fields: { [field]: `A ${what} is not there any more.` },
  });

const archived = (what: string, name: string, field: string) =>
  new AppError("invalid", {
    message: `The ${what} “${name}” is archived. Nothing was sent.`,
    fields: { [field]: `The ${what} “${name}” is archived.` },
  });
