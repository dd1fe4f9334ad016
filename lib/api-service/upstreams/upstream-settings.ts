import "server-only";
import { z } from "zod";
import { recordDecision, type Decider } from "@/lib/db/audit";
import type { Queryable } from "@/lib/db/columns";
import { inTransaction } from "@/lib/db/transaction";
import { ENGINES, type Engine } from "@/lib/domain/engines/engine";
import { parseUpstream, type UpstreamConfig } from "@/lib/domain/engines/upstream";
import { COMPATIBLE } from "@/lib/domain/engines/upstream-kinds";
import { EngineFailure, type EngineModel } from "@/lib/engines/engine";
import type { Registry } from "@/lib/engines/registry";
import { log } from "@/lib/log";
import { seal } from "@/lib/seal";
import { endPauses, readPauses } from "@/lib/api-service/asking/sql/pauses";
import {
  deleteStoredUpstream,
  readStoredUpstreams,
  saveStoredUpstream,
  type StoredUpstream,
} from "./sql/stored-upstreams";
import { readStored, UPSTREAM_PURPOSE, type ChoiceDeps, type ChosenUpstreams } from "./upstream-choice";

/** Keys shorter than this show nothing of themselves. */
const TELLING_LENGTH = 20;

interface SettingsDeps extends ChoiceDeps {
  registry: Registry;
  chosen: ChosenUpstreams;
}

/** What stands behind an engine, as its operator sees it. The key is nowhere in it. */
export interface UpstreamSetting {
  engine: Engine;
  /** Who said so. What the environment says cannot be changed here. */
  source: "environment" | "stored" | "default";
  /** "sandbox", "openai", … */
  kind: string;
  baseUrl: string | null;
  /** The models that were named; empty where the server lists them. */
  models: readonly string[];
  hasKey: boolean;
  /** The key's last four characters, where it is long enough to show them. */
  keyEnd: string | null;
  keySetAt: Date | null;
  setAt: Date | null;
  setBy: string | null;
  /** Models that turned questions away: queued tasks wait for them until then. */
  pauses: readonly { model: string; until: Date }[];
}

/** What an upstream offers, or in an engine failure's word why that is not known. */
export type UpstreamOffer =
  { ok: true; models: readonly EngineModel[] } | { ok: false; reason: EngineFailure["reason"] };

export interface UpstreamDraft {
  engine: Engine;
  kind: string;
  baseUrl: string | null;
  models: readonly string[];
  /** Null keeps the key that is stored. */
  apiKey: string | null;
}

/** The operator who changes something, and the name it is shown under. */
export type NamedDecider = Decider & { name: string };

export type SaveOutcome =
  | { saved: true; models: number }
  /** The environment has the say. */
  | { saved: false; why: "pinned" }
  /** A stored key is only ever sent where it was sent before. */
  | { saved: false; why: "key_needed" }
  | { saved: false; why: "invalid"; fields: readonly string[] }
  /** The test failed. */
  | { saved: false; why: "test"; reason: EngineFailure["reason"] };

export interface UpstreamSettings {
  list(): Promise<UpstreamSetting[]>;
  /** What an engine's upstream offers now. */
  offer(engine: Engine): Promise<UpstreamOffer>;
  /** Tries a configuration by a call that costs nothing, and keeps it only if that goes well. */
  save(draft: UpstreamDraft, by: NamedDecider): Promise<SaveOutcome>;
  /** Back to the sandbox; the key is deleted. False where the environment has the say. */
  remove(engine: Engine, by: Decider): Promise<boolean>;
}

/** What the operator may see and change of the engines' upstreams. */
export function createUpstreamSettings(deps: SettingsDeps): UpstreamSettings {
  const { pool, secret, pinned, registry, chosen } = deps;

  const stored = async (engine: Engine, db: Queryable = pool): Promise<StoredUpstream | null> =>
    (await readStoredUpstreams(db)).find((row) => row.engine === engine) ?? null;

  /** Changes what stands behind an engine, with the row that says who did. */
  async function change(
    { engine, action, by }: { engine: Engine; action: "upstream.save" | "upstream.remove"; by: Decider },
    write: (db: Queryable) => Promise<void>,
  ): Promise<void> {
    await inTransaction(pool, async (db) => {
      const before = facts(await stored(engine, db));
      await write(db);
      await endPauses(db, engine);
      const after = facts(await stored(engine, db));
      if (before === null && after === null) return;
      await recordDecision(db, by, { workspaceId: null, action, entityId: engine, before, after });
    });
    // Copies follow within seconds by themselves; this one at once.
    chosen.forget();
  }

  async function tryOut(engine: Engine, config: UpstreamConfig): Promise<UpstreamOffer> {
    try {
      return { ok: true, models: await registry.open(engine, config).probe() };
    } catch (error) {
      return { ok: false, reason: reasonOf(error, engine) };
    }
  }

  return {
    async list() {
      const rows = new Map((await readStoredUpstreams(pool)).map((row) => [row.engine, row]));
      const pauses = await readPauses(pool);
      return ENGINES.map((engine) => {
        const config = pinned[engine];
        const setting = config ? pinnedSetting(engine, config) : storedSetting(engine, rows.get(engine));
        return { ...setting, pauses: pauses.filter((pause) => pause.engine === engine) };
      });
    },

    async offer(engine) {
      try {
        return { ok: true, models: await (await registry.upstreamFor(engine)).models() };
      } catch (error) {
        return { ok: false, reason: reasonOf(error, engine) };
      }
    },

    async save({ engine, kind, baseUrl, models, apiKey }, by) {
      if (pinned[engine]) return { saved: false, why: "pinned" };
      const before = await stored(engine);
      const kept = apiKey === null ? keptKey(before, { kind, baseUrl }, secret) : null;
      if (kept === "elsewhere") return { saved: false, why: "key_needed" };
      const key = apiKey ?? kept;
      const parsed = readDraft(engine, {
        kind,
        ...(baseUrl !== null && { baseUrl }),
        ...(key !== null && { apiKey: key }),
        ...(kind === COMPATIBLE && models.length > 0 && { models }),
      });
      if (!parsed.ok) return { saved: false, why: "invalid", fields: parsed.fields };
      const { config } = parsed;
      const tried = await tryOut(engine, config);
      if (!tried.ok) return { saved: false, why: "test", reason: tried.reason };
      const at = by.now();
      const written = config.kind === "sandbox" ? null : (config.apiKey ?? null);
      const sameKey = apiKey === null && before !== null;
      await change({ engine, action: "upstream.save", by }, (db) =>
        saveStoredUpstream(db, {
          engine,
          kind: config.kind,
          baseUrl: config.kind === "sandbox" ? null : (config.baseUrl ?? null),
          models: config.kind === COMPATIBLE ? (config.models ?? []) : [],
          sealedKey: written === null ? null : seal(written, secret, UPSTREAM_PURPOSE),
          keyEnd: written !== null && written.length >= TELLING_LENGTH ? written.slice(-4) : null,
          keySetAt: written === null ? null : sameKey ? before.keySetAt : at,
          setAt: at,
          setBy: by.name,
        }),
      );
      return { saved: true, models: tried.models.length };
    },

    async remove(engine, by) {
      if (pinned[engine]) return false;
      await change({ engine, action: "upstream.remove", by }, (db) => deleteStoredUpstream(db, engine));
      return true;
    },
  };
}

/** What is written down of an upstream; of its key only whether there is one, and since when. */
const facts = (row: StoredUpstream | null): object | null =>
  row && { kind: row.kind, baseUrl: row.baseUrl, models: row.models, keySetAt: row.keySetAt };

function reasonOf(error: unknown, engine: Engine): EngineFailure["reason"] {
  if (!(error instanceof EngineFailure)) throw error;
  const { reason, message } = error;
  log().info({ engine, reason, why: message }, "an upstream did not list its models");
  return reason;
}

/** The stored key where the draft sends it where it went before; null where there is none. */
function keptKey(
  before: StoredUpstream | null,
  { kind, baseUrl }: Pick<UpstreamDraft, "kind" | "baseUrl">,
  secret: string,
): string | null | "elsewhere" {
  if (!before?.sealedKey) return null;
  const config = readStored(before, secret);
  if (config.kind === "unusable" || config.kind === "sandbox" || config.apiKey === undefined)
    return "elsewhere";
  const samePlace = config.kind === kind && originOf(config.baseUrl) === originOf(baseUrl ?? undefined);
  return samePlace ? config.apiKey : "elsewhere";
}

const originOf = (address: string | undefined): string | null =>
  address === undefined ? null : (URL.parse(address)?.origin ?? null);

type ReadDraft = { ok: true; config: UpstreamConfig } | { ok: false; fields: string[] };

function readDraft(engine: Engine, draft: Record<string, unknown>): ReadDraft {
  try {
    return { ok: true, config: parseUpstream(engine, draft) };
  } catch (error) {
    if (!(error instanceof z.ZodError)) throw error;
    return { ok: false, fields: [...new Set(error.issues.map(({ path }) => String(path[1] ?? "kind")))] };
  }
}

const pinnedSetting = (engine: Engine, config: UpstreamConfig): Omit<UpstreamSetting, "pauses"> => ({
  engine,
  source: "environment",
  kind: config.kind,
  baseUrl: config.kind === "sandbox" ? null : (config.baseUrl ?? null),
  models: config.kind === COMPATIBLE ? (config.models ?? []) : [],
  hasKey: config.kind !== "sandbox" && config.apiKey !== undefined,
  keyEnd: null,
  keySetAt: null,
  setAt: null,
  setBy: null,
});

const storedSetting = (engine: Engine, row: StoredUpstream | undefined): Omit<UpstreamSetting, "pauses"> => ({
  engine,
  source: row ? "stored" : "default",
  kind: row?.kind ?? "sandbox",
  baseUrl: row?.baseUrl ?? null,
  models: row?.models ?? [],
  hasKey: Boolean(row?.sealedKey),
  keyEnd: row?.keyEnd ?? null,
  keySetAt: row?.keySetAt ?? null,
  setAt: row?.setAt ?? null,
  setBy: row?.setBy ?? null,
});
