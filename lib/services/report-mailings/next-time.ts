import "server-only";
import { mailingCron, type MailingRhythm } from "@/lib/domain/exports/report-mailing";
import { nextSlots } from "@/lib/domain/time/cron-slots";

/** When a report is to go out first after a moment, by the clock of a zone. */
export function nextTime(rhythm: MailingRhythm, zone: string, after: Date): Date {
  const [slot] = nextSlots(mailingCron(rhythm), zone, after, 1);
  if (!slot) throw new Error("every week and every month have such a day");
  return slot;
}
