import { z } from "zod";
import type { Engine } from "@/lib/domain/engines/engine";
import { engineSchema } from "@/lib/domain/engines/engine-schema";
import type { Queryable } from "@/lib/db/columns";

const ALL = `
select engine, kind, base_url as "baseUrl", coalesce(models, '{}') as models, sealed_key as "sealedKey",
       key_end as "keyEnd", key_set_at as "keySetAt", set_at as "setAt", set_by as "setBy"
from api.upstream`;

const row = z.object({
  engine: engineSchema,
  kind: z.string(),
  baseUrl: z.string().nullable(),
  models: z.array(z.string()),
  sealedKey: z.instanceof(Uint8Array).nullable(),
  keyEnd: z.string().nullable(),
  keySetAt: z.date().nullable(),
  setAt: z.date(),
  setBy: z.string(),
});

export type StoredUpstream = z.infer<typeof row>;

/** What the operator put behind engines. */
export async function readStoredUpstreams(db: Queryable): Promise<StoredUpstream[]> {
  const { rows } = await db.query({ name: "api-stored-upstreams", text: ALL, values: [] });
  return z.array(row).parse(rows);
}

const SAVE = `
insert into api.upstream (engine, kind, base_url, models, sealed_key, key_end, key_set_at, set_at, set_by)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
on conflict (engine) do update
set kind = excluded.kind, base_url = excluded.base_url, models = excluded.models, sealed_key = excluded.sealed_key,
    key_end = excluded.key_end, key_set_at = excluded.key_set_at, set_at = excluded.set_at, set_by = excluded.set_by`;

/** Puts something behind an engine, in the place of what stood there. */
export async function saveStoredUpstream(db: Queryable, stored: StoredUpstream): Promise<void> {
  await db.query({
    text: SAVE,
    values: [
      stored.engine,
      stored.kind,
      stored.baseUrl,
      stored.models,
      stored.sealedKey && Buffer.from(stored.sealedKey),
      stored.keyEnd,
      stored.keySetAt,
      stored.setAt,
      stored.setBy,
    ],
  });
}

/** Takes away what stands behind an engine, its key with it. */
export async function deleteStoredUpstream(db: Queryable, engine: Engine): Promise<void> {
  await db.query({ text: "delete from api.upstream where engine = $1", values: [engine] });
}
