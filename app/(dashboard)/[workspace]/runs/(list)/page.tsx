import type { Metadata } from "next";
import type { SearchParams } from "nuqs/server";
import { NuqsAdapter } from "nuqs/adapters/next/app";
import { AddressProblems } from "@/components/filters/address-problems";
import { PageHeader } from "@/components/shell/page-header";
import { EmptyState } from "@/components/states/empty-state";
import { PastLastPage } from "@/components/states/past-last-page";
import { Pager } from "@/components/tables/pager";
import { Button } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { roleMay } from "@/lib/domain/team/permission";
import { RUNS_PER_PAGE } from "@/lib/domain/runs/run-list";
import { RUN_STATE_LABELS } from "@/lib/domain/runs/run-progress";
import { withoutTricks } from "@/lib/format/hostile";
import { paths } from "@/lib/paths";
import { readAddress } from "@/lib/queries/read-address";
import { listRunChoices, listRuns } from "@/lib/services/runs";
import { openWorkspacePage } from "@/lib/web/page";
import { RunFilters } from "../_components/run-filters";
import { RunsTable } from "../_components/runs-table";
import { runsHref, runsParsers, type RunsState } from "../runs-search-params";

export const metadata: Metadata = { title: "Runs" };

interface RunsPageProps {
  params: Promise<{ workspace: string }>;
  searchParams: Promise<SearchParams>;
}

interface Choices {
  sets: readonly { id: string; name: string }[];
  schedules: readonly { id: string; name: string }[];
}

/** What the filters leave, in words; null where they leave everything. */
function sentenceOf(state: RunsState, { sets, schedules }: Choices): string | null {
  const nameIn = (all: Choices["sets"], id: string | null) =>
    id && withoutTricks(all.find((one) => one.id === id)?.name ?? "one that is gone");
  const [set, schedule] = [nameIn(sets, state.setId), nameIn(schedules, state.scheduleId)];
  const words = [
    set && `of the set “${set}”`,
    schedule && `of the schedule “${schedule}”`,
    state.state && `that are ${RUN_STATE_LABELS[state.state].toLowerCase()}`,
  ].filter(Boolean);
  return words.length === 0 ? null : `Runs ${words.join(", ")}.`;
}

export default async function RunsPage({ params, searchParams }: RunsPageProps) {
  const { workspace, ctx } = await openWorkspacePage((await params).workspace, "answer:read");
  const { slug } = workspace;
  const { state, problems } = await readAddress(runsParsers, searchParams);
  const ofSets = state.of === "sets";
  const [{ rows, hasNext }, choices] = await Promise.all([
    listRuns({ ctx, input: { ...state, ofSets } }),
    listRunChoices({ ctx }),
  ]);
  const first = (state.page - 1) * RUNS_PER_PAGE + 1;
  const mayAsk = roleMay(workspace.role, "run:create");
  const sentence = sentenceOf(state, choices);
  const at = (page: number) => runsHref(slug, { ...state, page });
  const links = paths.workspace(slug);
  return (
    <>
      <PageHeader
        title="Runs"
        question="What was asked, how far is it, and what does it cost?"
        actions={
          mayAsk && (
            <Button asChild look="primary">
              <Link href={links.newRun()}>New run</Link>
            </Button>
          )
        }
      />
      <AddressProblems problems={problems} cleanHref={runsHref(slug, state)} />
      <NuqsAdapter>
        <RunFilters {...choices} sentence={sentence} />
      </NuqsAdapter>
      {rows.length > 0 ? (
        <>
          <RunsTable slug={slug} rows={rows} />
          {(state.page > 1 || hasNext) && (
            <Pager
              from={first}
              to={first + rows.length - 1}
              total={null}
              previousHref={state.page > 1 ? at(state.page - 1) : null}
              nextHref={hasNext ? at(state.page + 1) : null}
            />
          )}
        </>
      ) : state.page > 1 ? (
        <PastLastPage page={state.page} firstHref={at(1)} />
      ) : sentence !== null ? (
        <EmptyState
          title="No run matches"
          action={
            <Button asChild>
              <Link href={runsHref(slug, { of: state.of })}>Show all runs</Link>
            </Button>
          }
        />
      ) : (
        <EmptyState
          title={ofSets ? "No set was run yet" : "Nothing was asked by hand yet"}
          action={
            mayAsk && (
              <Button asChild>
                <Link href={ofSets ? links.newRun() : links.compose()}>
                  {ofSets ? "Run a set" : "Compose a question"}
                </Link>
              </Button>
            )
          }
        >
          {ofSets
            ? "A run asks all prompts of a set of the engines you choose, and says what it will cost before it is sent."
            : "What is asked on Compose is a run of one question, and stands here."}
        </EmptyState>
      )}
    </>
  );
}
