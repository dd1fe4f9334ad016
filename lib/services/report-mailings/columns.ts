import "server-only";
import { z } from "zod";
import type { MailingRhythm } from "@/lib/domain/exports/report-mailing";

const everySchema = z.enum(["week", "month"]);

/** A rhythm as its row has it. */
export const rhythmOf = ({ every, day, at }: { every: string; day: number; at: string }): MailingRhythm => ({
  ...{ every: everySchema.parse(every), day, at },
});
