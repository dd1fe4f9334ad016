import type { Metadata } from "next";
import type { SearchParams } from "nuqs/server";
import { NuqsAdapter } from "nuqs/adapters/next/app";
import { AddressProblems } from "@/components/filters/address-problems";
import { PageHeader } from "@/components/shell/page-header";
import { EmptyState } from "@/components/states/empty-state";
import { roleMay } from "@/lib/domain/team/permission";
import { paths } from "@/lib/paths";
import { readAddress } from "@/lib/queries/read-address";
import { listStatementMonths, stateMonth } from "@/lib/services/spend";
import { openWorkspacePage } from "@/lib/web/page";
import { CsvLinks } from "../_components/csv-links";
import { SpendLinks } from "../_components/spend-links";
import { entriesHref, statementHref, statementParsers } from "../spend-search-params";
import { STATEMENT_QUESTION } from "../spend-words";
import { MonthChoice } from "./_components/month-choice";
import { PrintButton } from "./_components/print-button";
import { Statement } from "./_components/statement";

export const metadata: Metadata = { title: "Statement" };

interface StatementPageProps {
  params: Promise<{ workspace: string }>;
  searchParams: Promise<SearchParams>;
}

export default async function StatementPage({ params, searchParams }: StatementPageProps) {
  const { workspace, ctx } = await openWorkspacePage((await params).workspace, "spend:read");
  const { slug, timeZone: zone, role } = workspace;
  const { state, problems } = await readAddress(statementParsers, searchParams);
  const months = await listStatementMonths({ ctx, input: { zone } });
  // The last month that is over is what is wanted as a rule.
  const [current = "", last = current] = months;
  const asked = state.month ?? last;
  const month = asked > current ? current : asked;
  const statement = await stateMonth({ ctx, input: { month } });
  const { kinds, held } = statement;
  const isEmpty =
    kinds.charges.entries + kinds.apiCorrections.entries + kinds.byHand.entries === 0 &&
    held.opening === "0" &&
    held.reserved === "0" &&
    held.released === "0";
  return (
    <>
      <div className="no-print">
        <PageHeader
          title="Statement"
          question={STATEMENT_QUESTION}
          actions={
            <>
              <PrintButton />
              <CsvLinks
                links={[
                  { label: "This statement", href: paths.api.workspace(slug).statementCsv({ month }) },
                  {
                    label: "The month's ledger, entry by entry",
                    href: paths.api.workspace(slug).spendCsv({ ...statement.days, rows: "ledger" }),
                  },
                ]}
              />
            </>
          }
        />
        <SpendLinks slug={slug} current="statement" />
        <AddressProblems problems={problems} cleanHref={statementHref(slug, state)} />
        <NuqsAdapter>
          <MonthChoice months={months} month={month} />
        </NuqsAdapter>
      </div>
      {isEmpty ? (
        <EmptyState title="Nothing was entered in this month">
          A statement has what was charged, corrected and held in a calendar month of {zone}.
        </EmptyState>
      ) : (
        <Statement
          statement={statement}
          entriesHref={entriesHref(slug, statement.days)}
          answerOf={(taskId) =>
            roleMay(role, "answer:read") && taskId !== null ? paths.workspace(slug).answer(taskId) : undefined
          }
        />
      )}
    </>
  );
}
