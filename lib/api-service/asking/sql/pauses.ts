import { z } from "zod";
import type { Engine } from "@/lib/domain/engines/engine";
import { engineSchema } from "@/lib/domain/engines/engine-schema";
import type { Queryable } from "@/lib/db/columns";

interface Pause {
  engine: Engine;
  model: string;
  /** How long the upstream said; null where it did not. */
  waitMs: number | null;
}

// Questions that were turned away together are one pause. Without a word of the upstream's, the first is two seconds
// and each that follows within ten minutes twice the last, up to five minutes. None is shorter than a
// second, so that a vendor that says "now" is not asked without end, or longer than an hour, so that a limit that was
// lifted meanwhile is found out.
const TEXT = `
insert into api.pause as p (engine, model, until, pauses)
values ($1, $2, now() + least(greatest(coalesce($3::int, 2000), 1000), 3600000) * interval '1 ms', 1)
on conflict (engine, model) do update
set pauses = case
      when p.until > now() then p.pauses
      when p.until > now() - interval '10 minutes' then p.pauses + 1
      else 1
    end,
    until = case
      when p.until > now() and $3::int is null then p.until
      else greatest(p.until, now() + least(
        greatest(coalesce($3::int, case
          when p.until > now() - interval '10 minutes' then least(1000 * 2 ^ least(p.pauses + 1, 20), 300000)
          else 2000
        end), 1000), 3600000
      ) * interval '1 ms')
    end`;

/** Keeps queued tasks from a model for a while. */
export async function pauseModel(db: Queryable, { engine, model, waitMs }: Pause): Promise<void> {
  await db.query({ name: "api-pause-model", text: TEXT, values: [engine, model, waitMs] });
}

const row = z.object({ engine: engineSchema, model: z.string(), until: z.date() });

/** The models that are paused, the longest pause last. */
export async function readPauses(db: Queryable): Promise<z.infer<typeof row>[]> {
  const { rows } = await db.query({
    text: "select engine, model, until from api.pause where until > now() order by until, model",
    values: [],
  });
  return z.array(row).parse(rows);
}

/** Lets queued tasks go to an engine's models again: what stands behind it has changed. */
export async function endPauses(db: Queryable, engine: Engine): Promise<void> {
  await db.query({ text: "delete from api.pause where engine = $1", values: [engine] });
}
