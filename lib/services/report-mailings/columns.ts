import "server-only";
import { z } from "zod";
import { MAILING_STEPS, type MailingRhythm } from "@/lib/domain/exports/report-mailing";

const everySchema = z.enum(MAILING_STEPS);

/** A rhythm as its row has it. */
export const rhythmOf = ({ every, day, at }: { every: string; day: number; at: string }): MailingRhythm => ({
  ...{ every: everySchema.parse(every), day, at },
});
