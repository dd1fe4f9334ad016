import { z } from "zod";

/** What of an answer is verified: the hashes of what went over the wire, and what was derived of it. */
export const VERIFIED_PARTS = ["request", "reply", "answer", "citations", "words", "fact"] as const;
export type VerifiedPart = (typeof VERIFIED_PARTS)[number];

const differenceSchema = z.object({
  /** `tokens`, `citations[2].title`. */
  field: z.string(),
  /** Both as JSON, cut where they are long. */
  kept: z.string(),
  found: z.string(),
});
export type Difference = z.infer<typeof differenceSchema>;

const verdictSchema = z.object({
  part: z.enum(VERIFIED_PARTS),
  /**
   * `older`: an older version of the code made it, and what differs may be for that. `newer`: only newer code could tell.
   * `gone`: the raw record was deleted, by the workspace's own rule. `waiting`: it is being measured.
   */
  state: z.enum(["same", "differs", "older", "newer", "gone", "unreadable", "waiting"]),
  differences: differenceSchema.array(),
  /** How many there are; the first of them are listed. */
  differs: z.int(),
  /** Of `gone`: since when. */
  since: z.iso.datetime().nullable(),
  /** Of `older`: which stages. */
  stages: z.string().array(),
});
export type Verdict = z.infer<typeof verdictSchema>;

/** An answer recomputed from its raw reply, part by part. */
export const verificationSchema = z.object({ taskId: z.uuid(), verdicts: verdictSchema.array() });
export type Verification = z.infer<typeof verificationSchema>;

/** The worst of an answer's verdicts, for whoever counts many. */
export function outcomeOf({ verdicts }: Pick<Verification, "verdicts">): Verdict["state"] {
  const order = ["differs", "unreadable", "newer", "older", "gone", "waiting"] as const;
  return order.find((state) => verdicts.some((one) => one.state === state)) ?? "same";
}
