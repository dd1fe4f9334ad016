import "server-only";
import pMap from "p-map";
import { askToTask } from "@/lib/api-contract/ask-to-task";
import { methodFor } from "@/lib/api-contract/engine-rules";
import { sayProblems } from "@/lib/api-contract/form-words";
import { placeTarget } from "@/lib/api-contract/place-target";
import type { Ask, AskSettings } from "@/lib/domain/ask";
import { ENGINE_LABELS, type Engine } from "@/lib/domain/engine";
import { AppError } from "@/lib/domain/errors";
import type { Market } from "@/lib/domain/market";
import type { Model } from "@/lib/domain/model";
import type { RunProblem } from "@/lib/domain/run-preview";
import type { AskedTarget } from "@/lib/domain/set-plan";
import type { SetAsk } from "@/lib/domain/set-run";
import { listModels } from "@/lib/services/connections";
import { getConnectionInWorkspace } from "@/lib/services/connections/list";
import { prismaOf, type Context } from "@/lib/services/context";

export interface AskFacts {
  /** The ask, its personas as they are now. */
  ask: SetAsk;
  markets: ReadonlyMap<string, Market>;
  targets: readonly AskedTarget[];
  /** By engine; null while an API does not say. */
  models: ReadonlyMap<Engine, readonly Model[]>;
  /** Why a target is told less of a market than the market says, by model and market. */
  lacks: ReadonlyMap<string, string>;
  problems: readonly RunProblem[];
}

export const lacksKey = (engine: string, model: string, marketId: string): string =>
  JSON.stringify([engine, model, marketId]);

/**
 * What an ask means by now, whatever the set: its targets as they are sent in each of its markets, checked against the
 * contract, its personas in their newest wording. Throws `not_found` for what is another workspace's or gone, and
 * `invalid` for what is archived.
 */
export async function readAskFacts(ctx: Context, ask: SetAsk): Promise<AskFacts> {
  await getConnectionInWorkspace(ctx, ask.connectionId);
  const [markets, personaIds] = await Promise.all([readMarkets(ctx, ask), readPersonas(ctx, ask)]);
  const engines = [...new Set(ask.targets.map(({ engine }) => engine))];
  const lists = await pMap(engines, async (engine) => {
    const { models } = await listModels({ ctx, input: { connectionId: ask.connectionId, engine } });
    return [engine, models] as const;
  });
  const models = new Map<Engine, readonly Model[]>(lists);

  const lacks = new Map<string, string>();
  const problems: RunProblem[] = [];
  const targets = ask.targets.flatMap(({ engine, model, parameters }): AskedTarget[] => {
    const method = methodFor(engine, ask.method);
    const check = (settings: AskSettings) =>
      askToTask(asAsk(ask, settings, NEUTRAL), { engine, model }, models.get(engine) ?? null);
    const plain = check(parameters);
    if (!plain.ok) {
      const of = `${ENGINE_LABELS[engine]} ${model}`;
      for (const [field, message] of Object.entries(sayProblems(plain.problems, [engine])))
        problems.push({ promptId: null, of, field, message });
      return [];
    }
    const inMarkets = [...markets].flatMap(([marketId, market]) => {
      const placed = placeTarget({ engine, model, method, settings: parameters }, market);
      if (placed.lacks !== null) lacks.set(lacksKey(engine, model, marketId), placed.lacks);
      const checked = check(placed.settings);
      return checked.ok ? [{ engine, model, ...checked.task, marketId }] : [];
    });
    return [{ plain: { engine, model, ...plain.task, marketId: null }, inMarkets }];
  });
  return { ask: { ...ask, personaIds }, markets, targets, models, lacks, problems };
}

/** Any wording will do where targets are checked. */
const NEUTRAL = { userPrompt: "?", systemMessage: null, turns: [] };

/** An ask of a set as one of a wording, for the check against the contract. */
export const asAsk = (
  { connectionId, method, label }: SetAsk,
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
  const newest = new Set<string>();
  for (const id of personaIds) {
    for (let next: string | null = id; next !== null;) {
      const persona: { name: string; replacedById: string | null; archivedAt: Date | null } | null =
        await prismaOf(ctx).persona.findFirst({
          where: { id: next, workspaceId: ctx.workspaceId },
          select: { name: true, replacedById: true, archivedAt: true },
        });
      if (!persona) throw gone("persona", "personaIds");
      if (persona.replacedById === null && persona.archivedAt)
        throw archived("persona", persona.name, "personaIds");
      if (persona.replacedById === null) newest.add(next);
      next = persona.replacedById;
    }
  }
  return [...newest];
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
