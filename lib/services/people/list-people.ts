import "server-only";
import { z } from "zod";
import { contains, where } from "@/lib/db/query/conditions";
import { sql } from "@/lib/db/query/sql";
import { AppError } from "@/lib/domain/errors";
import { PEOPLE_PER_PAGE, personAccountSchema, type PersonAccount } from "@/lib/domain/team/person-account";
import { requireOperator, sqlOf, type InstanceCall } from "@/lib/services/context";
import { findByEmail } from "./find-by-email";

const rowSchema = personAccountSchema.extend({ total: z.coerce.number() });

/** A page of the instance's accounts by e-mail address, and how many there are; deleted ones are not among them. */
export async function listPeople({
  ctx,
  input: { text, page },
}: InstanceCall<{ text: string | null; page: number }>): Promise<{ rows: PersonAccount[]; total: number }> {
  requireOperator(ctx);
  const person = sql`"user"`;
  const found = sql`
    select ${person}.id, ${person}.email, ${person}.name, ${person}.is_operator as "isOperator",
           to_char(${person}.created_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "createdAt",
           (select count(*)::int from app.membership join app.workspace on workspace.id = membership.workspace_id
             where membership.user_id = ${person}.id and workspace.deleted_at is null) as workspaces,
           (select to_char(max(last_seen_at) at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') from app.session
             where session.user_id = ${person}.id and revoked_at is null and expires_at > now()) as "lastSeenAt",
           count(*) over () as total
      from app."user"
     ${where([sql`deleted_at is null`, contains([sql`email`, sql`name`], text)])}
     order by email limit ${PEOPLE_PER_PAGE} offset ${(page - 1) * PEOPLE_PER_PAGE}`;
  const { rows } = await sqlOf(ctx).query({ text: found.text, values: found.values });
  const people = z.array(rowSchema).parse(rows);
  return { rows: people.map(({ total: _total, ...row }) => row), total: people[0]?.total ?? 0 };
}

/** The account that an address signs in to. Throws `not_found` where there is none. */
export async function findAccount({
  ctx,
  input: { email },
}: InstanceCall<{ email: string }>): Promise<{ id: string; email: string }> {
  requireOperator(ctx);
  const found = await findByEmail(ctx, email);
  if (!found) throw new AppError("not_found", { message: `No account has the address ${email}.` });
  return { id: found.id, email: found.email };
}
