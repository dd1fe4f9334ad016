import "server-only";
import { mailingCron, type MailingRhythm } from "@/lib/domain/exports/report-mailing";
import type { ReportView } from "@/lib/domain/exports/report";
import type { Days } from "@/lib/domain/money/spend-periods";
import { formatDate, formatDay } from "@/lib/format/dates";
import { withoutTricks } from "@/lib/format/hostile";
import { sayRhythm } from "@/lib/format/rhythm";

interface MailedReport {
  team: string;
  title: string;
  view: ReportView;
  zone: string;
  days: Days;
  rhythm: MailingRhythm;
  /** What is real of those days, in a sentence; null where it takes the report to say it. */
  sentence: string | null;
  link: string;
  expiresAt: Date;
}

/**
 * A report's mail: whose it is, of which days, what it comes to, and where to read it; and how it is ended, unless it is one
 * that its reader asked for.
 */
export function reportMail(
  { team, title, view, zone, days, rhythm, sentence, link, expiresAt }: MailedReport,
  unsubscribe: string | null,
): { subject: string; text: string } {
  const times = `${sayRhythm(mailingCron(rhythm))} (${zone})`;
  const span = `${formatDay(days.from)} to ${formatDay(days.to)}`;
  const [name, head] = [withoutTricks(team), withoutTricks(title)];
  // A study says itself which days it holds against which.
  const period = view === "study" ? "" : `\n${span}, days in ${zone}`;
  return {
    subject: view === "study" ? head : `${head}: ${span}`,
    text: [
      `${head}\n${name}${period}`,
      ...(sentence === null ? [] : [sentence]),
      `The report, with how it was counted, until ${formatDate(expiresAt.toISOString(), "date", zone)}:\n${link}`,
      [
        "--",
        ...(unsubscribe === null
          ? [`You had this sent to yourself. It goes to the addresses on its list ${times}.`]
          : [`${name} sends this to you ${times}.`, `No more mails of this report: ${unsubscribe}`]),
      ].join("\n"),
    ].join("\n\n"),
  };
}
