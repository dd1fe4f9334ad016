import { z } from "zod";

export const PEOPLE_PER_PAGE = 50;

/** An account as the instance's operator sees it. */
export const personAccountSchema = z.object({
  id: z.uuid(),
  email: z.string(),
  name: z.string().nullable(),
  isOperator: z.boolean(),
  /** Workspaces that they are a member of. */
  workspaces: z.number(),
  /** ISO 8601 in UTC. */
  createdAt: z.string(),
  /** When a session of theirs was last seen; null where none lives. */
  lastSeenAt: z.string().nullable(),
});
export type PersonAccount = z.infer<typeof personAccountSchema>;
