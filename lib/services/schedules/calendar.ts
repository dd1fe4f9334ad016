import "server-only";
import { AppError } from "@/lib/domain/errors";
import { nextSlots, readCron } from "@/lib/domain/time/cron-slots";

/** A cron as it is kept. Throws `invalid` naming the field. */
export function requireCron(text: string, now: Date): string {
  const read = readCron(text, now);
  if (read.ok) return read.cron;
  throw new AppError("invalid", { message: read.problem, fields: { cron: read.problem } });
}

/** When a schedule is due first after a moment. */
export const firstSlot = (cron: string, zone: string, after: Date): Date | null =>
  nextSlots(cron, zone, after, 1)[0] ?? null;
