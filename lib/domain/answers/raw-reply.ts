import { z } from "zod";

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** What went over the wire for one task, to the letter, with the hashes taken when it was received. */
export const rawReplySchema = z.object({
  request: z.string(),
  requestSha256: sha256,
  reply: z.string(),
  replySha256: sha256,
});
export type RawReply = z.infer<typeof rawReplySchema>;
