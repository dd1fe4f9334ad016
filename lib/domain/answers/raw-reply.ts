import { z } from "zod";

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/**
 * What went over the wire for one task, to the letter, with the hashes taken when it was received. Where the workspace
 * keeps it for a time only, the texts go after it: the hashes stay, and when the texts went.
 */
export const rawReplySchema = z
  .object({ requestSha256: sha256, replySha256: sha256 })
  .and(
    z.union([
      z.object({ deletedAt: z.null(), request: z.string(), reply: z.string() }),
      z.object({ deletedAt: z.iso.datetime(), request: z.null(), reply: z.null() }),
    ]),
  );
export type RawReply = z.infer<typeof rawReplySchema>;
