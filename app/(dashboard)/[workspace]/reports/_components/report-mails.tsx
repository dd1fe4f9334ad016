import { Notice } from "@/components/ui/notice";
import { Time } from "@/components/ui/time";
import {
  type MailingOutcome,
  mailingCron,
  type ReportMailing,
  type ReportMails as Mails,
  type SentReport,
} from "@/lib/domain/exports/report-mailing";
import { formatDay } from "@/lib/format/dates";
import { withoutTricks } from "@/lib/format/hostile";
import { sayRhythm } from "@/lib/format/rhythm";
import { counted } from "@/lib/format/text";
import { MailingActs } from "./mailing-acts";

interface ReportMailsProps extends Mails {
  slug: string;
  reportId: string;
  zone: string;
  /** Whether this instance sends mails at all. */
  isOn: boolean;
}

/** How a report goes out by mail, and what went out. */
export const ReportMails = ({ slug, reportId, zone, isOn, mailing, left, sent }: ReportMailsProps) => (
  <section aria-labelledby="mails-title" className="no-print mt-10 border-t pt-6">
    <h2 id="mails-title" className="mb-1 font-semibold">
      Mails on a schedule
    </h2>
    <p className="text-muted max-w-reading mb-3">
      Each is of the days before it, with a share link of its own to the report of those days.
    </p>
    {!isOn && (
      <Notice tone="warn" title="This instance sends no mail" className="mb-3">
        Whoever operates it sets a mail server (SIGHTLINE_SMTP_URL).
      </Notice>
    )}
    {mailing && <Rhythm {...mailing} zone={zone} />}
    {left.length > 0 && (
      <p className="text-muted mb-3 break-words">
        Took themselves off: {left.map(withoutTricks).join(", ")}. They alone can put themselves back, by the
        link in a mail they have.
      </p>
    )}
    {(isOn || mailing) && <MailingActs {...{ slug, reportId, mailing, isOn }} />}
    {sent.length > 0 && (
      <ul aria-label="Mails" className="bg-surface mt-4 max-w-3xl divide-y rounded-md border">
        {sent.map((one) => (
          <Sent key={one.at} {...one} />
        ))}
      </ul>
    )}
  </section>
);

const Rhythm = ({ addresses, nextAt, by, zone, ...rhythm }: ReportMailing & { zone: string }) => (
  <>
    <p className="mb-3 break-words">
      {`${sayRhythm(mailingCron(rhythm)).replace(/^./, (first) => first.toUpperCase())} (${zone})`} to{" "}
      {addresses.length === 0
        ? "nobody: every address took itself off"
        : addresses.map(withoutTricks).join(", ")}
      .
      {nextAt && (
        <>
          {" "}
          Next on <Time iso={nextAt} />, as {withoutTricks(by ?? "somebody who is gone")} set it.
        </>
      )}
    </p>
    {nextAt === null && (
      <Notice tone="warn" title="Nothing is mailed now" className="mb-3">
        {withoutTricks(by ?? "Who set this")} may share reports no longer. Mail it again and it goes on at
        your wish.
      </Notice>
    )}
  </>
);

const OUTCOMES: Record<Exclude<MailingOutcome, "sent">, string> = {
  no_answers: "not mailed: there was no answer of those days",
  nobody: "not mailed: every address took itself off",
  mail_off: "not mailed: this instance sent no mail",
};

const Sent = ({ at, from, to, outcome, mails }: SentReport) => (
  <li className="p-3 break-words">
    <Time iso={at} />: {formatDay(from)} to {formatDay(to)},{" "}
    {outcome === "sent" ? `mailed to ${counted(mails, "address", "addresses")}` : OUTCOMES[outcome]}.
  </li>
);
