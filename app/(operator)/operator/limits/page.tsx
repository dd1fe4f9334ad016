import type { Metadata } from "next";
import { PageHeader } from "@/components/shell/page-header";
import { DataTable } from "@/components/tables/data-table";
import { Link } from "@/components/ui/link";
import { LIMITS } from "@/lib/api-contract/limits";
import { formatCount } from "@/lib/format/text";
import { paths } from "@/lib/paths";
import { openOperatorPage } from "@/lib/web/page";
import { DEFAULT_LIMIT_TEXTS } from "../default-limits";
import { LIMIT_NAMES, LIMIT_WORDS } from "../limit-words";

export const metadata: Metadata = { title: "Limits" };

const PER_ACCOUNT = LIMIT_NAMES.map((name) => ({
  name,
  standard: DEFAULT_LIMIT_TEXTS[name] ?? "none",
  ...LIMIT_WORDS[name],
}));

const megabytes = (bytes: number): string => `${formatCount(bytes / 1024 / 1024)} MB`;

/** What holds for every account and cannot be changed: it is part of the API. */
const FOR_ALL = [
  {
    what: "Tasks in one task_post",
    limit: formatCount(LIMITS.tasksPerPost),
    past: "40006 for each task beyond it; the first ones are taken",
  },
  { what: "Tasks in one live call", limit: formatCount(LIMITS.tasksPerLive), past: "40000" },
  {
    what: "Body of a call, as it comes",
    limit: megabytes(LIMITS.bodyBytes),
    past: "40503; the rest is not read",
  },
  { what: "Body of a call, unzipped", limit: megabytes(LIMITS.unzippedBodyBytes), past: "40503" },
  { what: "Time of a live call", limit: `${LIMITS.liveSeconds} s`, past: "50401" },
  {
    what: "Time in the queue",
    limit: `${LIMITS.queueHours} h`,
    past: "The task fails, its advance comes back",
  },
  {
    what: "Rows of a ready list",
    limit: formatCount(LIMITS.readyRows),
    past: "They follow once others are collected",
  },
  {
    what: "Age on a ready list",
    limit: `${LIMITS.readyDays} days`,
    past: "Still there for task_get, by its id",
  },
  { what: "Results are kept", limit: `${LIMITS.resultDays} days`, past: "40403" },
  {
    what: "Answer to a callback",
    limit: `${LIMITS.callbackSeconds} s`,
    past: "Counts as failed, and is tried again later",
  },
  { what: "Ids in one webhook_resend", limit: formatCount(LIMITS.idsPerResend), past: "40006" },
] as const;

export default async function LimitsPage() {
  await openOperatorPage();
  return (
    <>
      <PageHeader title="Limits" question="What may an account do unless something else is said of it?" />
      <div className="flex flex-col gap-8">
        <section aria-labelledby="per-account">
          <h2 id="per-account" className="mb-2 font-semibold">
            For each account
          </h2>
          <p className="text-muted max-w-reading mb-3">
            The public API&apos;s own figures. An{" "}
            <Link href={paths.operator.accounts()} className="text-accent underline underline-offset-2">
              account
            </Link>{" "}
            can have its own, or none. Counting waits for no disk: a crash of the database forgets at most the
            minute it happened in.
          </p>
          <DataTable
            caption="Limits of each account"
            comfortable
            columns={[
              {
                key: "label",
                header: "Limit",
                cell: ({ label, name }) => (
                  <>
                    <span className="block font-medium whitespace-nowrap">{label}</span>
                    <code className="text-muted font-mono text-xs">{name}</code>
                  </>
                ),
              },
              { key: "standard", header: "Default", cell: ({ standard }) => standard, numeric: true },
              {
                key: "meaning",
                header: "What counts",
                cell: ({ meaning }) => <span className="block min-w-48">{meaning}</span>,
                text: true,
              },
              {
                key: "past",
                header: "Past it",
                cell: ({ past }) => <span className="block min-w-28">{past}</span>,
                text: true,
              },
              {
                key: "counted",
                header: "Counted in",
                cell: ({ countedIn }) => <span className="block min-w-56">{countedIn}</span>,
                text: true,
              },
            ]}
            rows={PER_ACCOUNT}
            rowKey={({ name }) => name}
          />
        </section>
        <section aria-labelledby="for-all">
          <h2 id="for-all" className="mb-2 font-semibold">
            For everybody
          </h2>
          <p className="text-muted max-w-reading mb-3">
            Part of the API itself, so nothing changes them. Throttling is HTTP 200 with a code in the body,
            never 429.
          </p>
          <DataTable
            caption="Limits for everybody"
            columns={[
              { key: "what", header: "What", cell: ({ what }) => what, text: true },
              { key: "limit", header: "Limit", cell: ({ limit }) => limit, numeric: true },
              {
                key: "past",
                header: "Past it",
                cell: ({ past }) => <span className="block min-w-48">{past}</span>,
                text: true,
              },
            ]}
            rows={FOR_ALL}
            rowKey={({ what }) => what}
          />
        </section>
      </div>
    </>
  );
}
