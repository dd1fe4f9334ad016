import "server-only";
import { z } from "zod";
import { getPool } from "@/lib/db/pool";
import { SPEND_KINDS, type LedgerEntry, type SpendFilter } from "@/lib/domain/spend";

const BATCH = 5_000;

const rowSchema = z.object({
  id: z.string(),
  at: z.date(),
  kind: z.enum(SPEND_KINDS),
  engine: z.string(),
  model: z.string(),
  member: z.string().nullable(),
  amount: z.string(),
  modelCharge: z.string().nullable(),
  inputTokens: z.number().nullable(),
  outputTokens: z.number().nullable(),
  reasoningTokens: z.number().nullable(),
  taskId: z.string().nullable(),
  runId: z.string().nullable(),
});

/** The ledger's rows in a span of days, in the order they were written, read a batch at a time. */
export async function* readLedger(
  workspaceId: string,
  { from, to, engine }: Omit<SpendFilter, "groupBy">,
): AsyncGenerator<LedgerEntry[]> {
  let after = "0";
  for (;;) {
    const { rows } = await getPool().query(
      `select entry.id, entry.at, entry.kind, entry.engine, entry.model, coalesce(member.name, member.email) as member,
              entry.amount::text as amount, entry.model_charge::text as "modelCharge",
              entry.input_tokens as "inputTokens", entry.output_tokens as "outputTokens",
              entry.reasoning_tokens as "reasoningTokens", entry.task_id as "taskId", entry.run_id as "runId"
         from app.spend_entry entry left join app."user" member on member.id = entry.member_id
        where entry.workspace_id = $1 and entry.id > $5::bigint
          and entry.at >= ($2::date)::timestamp at time zone 'utc'
          and entry.at < ($3::date + 1)::timestamp at time zone 'utc'
          and ($4::text is null or entry.engine = $4)
        order by entry.id
        limit ${BATCH}`,
      [workspaceId, from, to, engine, after],
    );
    const batch = rowSchema.array().parse(rows);
    if (batch.length > 0) yield batch.map(({ id: _id, at, ...row }) => ({ ...row, at: at.toISOString() }));
    const last = batch.at(-1);
    if (batch.length < BATCH || !last) return;
    after = last.id;
  }
}
