import "server-only";
import { z } from "zod";
import type { Queryable } from "@/lib/db/columns";
import type { DatasetCounts } from "@/lib/domain/exports/dataset";
import type { DatasetProgress, ToldDataset } from "@/lib/domain/exports/dataset-import";

const claimedRows = z.object({ id: z.uuid(), workspaceId: z.uuid(), bytes: z.coerce.number() }).array();
export type ClaimedDataset = z.infer<typeof claimedRows>[number];

/**
 * Takes a dataset that is to be imported and that nobody holds, the oldest first. Until the lease has run out, or is given
 * back, nobody else works on it. None of a workspace that is deleted.
 */
export async function claimDataset(
  db: Queryable,
  { owner, leaseMs }: { owner: string; leaseMs: number },
): Promise<ClaimedDataset | null> {
  const { rows } = await db.query({
    text: `update app.dataset_import set lease_owner = $1, lease_until = now() + $2 * interval '1 millisecond', progress = null
            where id = (select one.id from app.dataset_import one join app.workspace on workspace.id = one.workspace_id
                         where one.state = 'importing' and workspace.deleted_at is null
                           and (one.lease_until is null or one.lease_until < now())
                         order by one.created_at limit 1 for update of one skip locked)
           returning id, workspace_id as "workspaceId", bytes`,
    values: [owner, leaseMs],
  });
  return claimedRows.parse(rows)[0] ?? null;
}

/** Whose an import is as long as they hold its lease. */
interface Held {
  id: string;
  owner: string;
}

/** Notes how far an import is, and holds it longer. False where somebody else holds it, or it was stopped. */
export async function noteDatasetProgress(
  db: Queryable,
  { id, owner }: Held,
  { progress, leaseMs }: { progress: DatasetProgress | null; leaseMs: number },
): Promise<boolean> {
  const { rows } = await db.query({
    text: `update app.dataset_import set progress = $3, lease_until = now() + $4 * interval '1 millisecond'
            where id = $1 and lease_owner = $2 returning id`,
    values: [id, owner, progress, leaseMs],
  });
  return rows.length > 0;
}

/** Keeps what a dataset says of itself. */
export async function noteToldDataset(db: Queryable, { id, owner }: Held, told: ToldDataset): Promise<void> {
  await db.query({
    text: "update app.dataset_import set manifest = $3 where id = $1 and lease_owner = $2",
    values: [id, owner, told],
  });
}

/** Gives an import back before its lease has run out. */
export async function leaveDataset(db: Queryable, { id, owner }: Held): Promise<void> {
  await db.query({
    text: `update app.dataset_import set lease_owner = null, lease_until = null, progress = null
            where id = $1 and lease_owner = $2`,
    values: [id, owner],
  });
}

/** Ends an import that brought everything; its file goes. False where somebody else holds it: then nothing may be written. */
export async function endDataset(
  db: Queryable,
  { id, owner }: Held,
  { counts, at }: { counts: DatasetCounts; at: Date },
): Promise<boolean> {
  const { rows } = await db.query({
    text: `update app.dataset_import
              set state = 'done', counts = $3, finished_at = $4, progress = null, failure = null,
                  lease_owner = null, lease_until = null
            where id = $1 and lease_owner = $2 returning id`,
    values: [id, owner, counts, at],
  });
  await db.query({ text: "delete from app.dataset_import_piece where import_id = $1", values: [id] });
  return rows.length > 0;
}

/** Ends an import that brought nothing, and says why. Its file stays, to be tried again. */
export async function refuseDataset(
  db: Queryable,
  { id, owner }: Held,
  { failure, at }: { failure: string; at: Date },
): Promise<void> {
  await db.query({
    text: `update app.dataset_import
              set state = 'refused', failure = $3, finished_at = $4, progress = null,
                  lease_owner = null, lease_until = null
            where id = $1 and lease_owner = $2`,
    values: [id, owner, failure, at],
  });
}

/** Deletes uploads that came to nothing and that nobody has looked after for so many days. */
export async function deleteLeftDatasets(db: Queryable, days: number): Promise<void> {
  await db.query({
    text: `delete from app.dataset_import
            where state in ('uploading', 'refused') and created_at < now() - make_interval(days => $1)`,
    values: [days],
  });
}

const countRows = z.tuple([z.object({ count: z.int(), bytes: z.coerce.number() })]);

/** How many pieces of a file there are, and how many bytes they are together. */
export async function countPieces(
  db: Queryable,
  { id, workspaceId }: { id: string; workspaceId: string },
): Promise<{ count: number; bytes: number }> {
  const { rows } = await db.query({
    text: `select count(*)::int as count, coalesce(sum(octet_length(bytes)), 0) as bytes
             from app.dataset_import_piece where import_id = $1 and workspace_id = $2`,
    values: [id, workspaceId],
  });
  return countRows.parse(rows)[0];
}

const partRows = z.object({ bytes: z.instanceof(Buffer) }).array();

/** Bytes of a piece, from one of them on; null where there is no such piece. */
export async function readPiecePart(
  db: Queryable,
  { importId, number, from, length }: { importId: string; number: number; from: number; length: number },
): Promise<Buffer | null> {
  const { rows } = await db.query({
    text: `select substring(bytes from $3 for $4) as bytes from app.dataset_import_piece
            where import_id = $1 and number = $2`,
    values: [importId, number, from + 1, length],
  });
  return partRows.parse(rows)[0]?.bytes ?? null;
}
