import "server-only";
import { z } from "zod";
import { requireOperator, sqlOf, type InstanceCall } from "@/lib/services/context";

const collisionSchema = z.object({
  /** What all of them are when folded. */
  folded: z.string(),
  accounts: z.array(z.object({ id: z.uuid(), email: z.string(), createdAt: z.string() })),
});
export type EmailCollision = z.infer<typeof collisionSchema>;

/**
 * Accounts of before addresses were folded whose addresses are one and the same. Each still signs in by its own
 * writing; none is made another's. Whoever runs the instance asks their people, and deletes what is nobody's.
 */
export async function listEmailCollisions({ ctx }: InstanceCall): Promise<EmailCollision[]> {
  requireOperator(ctx);
  const { rows } = await sqlOf(ctx).query({
    text: `select app.folded_email(email) as folded,
                  json_agg(json_build_object('id', id, 'email', email, 'createdAt', created_at) order by created_at, email) as accounts
             from app."user" where deleted_at is null group by 1 having count(*) > 1 order by 1`,
    values: [],
  });
  return z.array(collisionSchema).parse(rows);
}
