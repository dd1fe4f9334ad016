import type { Metadata } from "next";
import { NuqsAdapter } from "nuqs/adapters/next/app";
import type { SearchParams } from "nuqs/server";
import { AddressProblems } from "@/components/filters/address-problems";
import { EmptyState } from "@/components/states/empty-state";
import { PastLastPage } from "@/components/states/past-last-page";
import { Pager } from "@/components/tables/pager";
import { Selection } from "@/components/tables/selection";
import { Button } from "@/components/ui/button";
import { MenuItem } from "@/components/ui/dropdown-menu";
import { Link } from "@/components/ui/link";
import { roleMay } from "@/lib/domain/team/permission";
import { SET_PROMPTS_PER_PAGE } from "@/lib/domain/library/set-prompt";
import { shorten } from "@/lib/format/text";
import { withoutTricks } from "@/lib/format/hostile";
import { paths } from "@/lib/paths";
import { readAddress } from "@/lib/queries/read-address";
import { getFamily } from "@/lib/services/families";
import { getPromptSet, listSetPrompts, readSetPromptChoices } from "@/lib/services/prompt-sets";
import { listWorkspaces } from "@/lib/services/workspaces";
import { openWorkspacePage, orNone, orNotFound } from "@/lib/web/page";
import { filterOf, setPromptsHref, setPromptsParsers } from "../../library-search-params";
import { FamilyHead } from "../_components/family-head";
import { PromptsBar } from "../_components/prompts-bar";
import { SetHeader } from "../_components/set-header";
import { SetMenu } from "../_components/set-menu";
import { SetPromptFilters } from "../_components/set-prompt-filters";
import { SetPromptsTable } from "../_components/set-prompts-table";
import { filterSentence } from "../filter-sentence";
import { MarksSection } from "../../../_components/marks/marks-section";

interface SetPageProps {
  params: Promise<{ workspace: string; set: string }>;
  searchParams: Promise<SearchParams>;
}

/** The tab names the set. */
export async function generateMetadata({ params }: SetPageProps): Promise<Metadata> {
  const { workspace, set: id } = await params;
  const { ctx } = await openWorkspacePage(workspace, "prompt:read");
  const { name } = await orNotFound(getPromptSet({ ctx, input: { id } }));
  return { title: shorten(withoutTricks(name), 60) };
}

export default async function SetPage({ params, searchParams }: SetPageProps) {
  const { workspace: address, set: setId } = await params;
  const { workspace, ctx } = await openWorkspacePage(address, "prompt:read");
  const { slug } = workspace;
  const { state, problems } = await readAddress(setPromptsParsers, searchParams);
  const filter = filterOf(state);
  const { sort, page } = state;
  const mayWrite = roleMay(workspace.role, "prompt:write");
  const [set, choices, { rows, total }, family, workspaces] = await Promise.all([
    orNotFound(getPromptSet({ ctx, input: { id: setId } })),
    readSetPromptChoices({ ctx, input: { setId } }),
    listSetPrompts({ ctx, input: { setId, filter, sort, page } }),
    state.familyId ? orNone(getFamily({ ctx, input: { id: state.familyId, most: 0 } })) : null,
    mayWrite ? listWorkspaces({ ctx }) : [],
  ]);
  const mayChange = mayWrite && set.archivedAt === null;
  const sentence = filterSentence(filter, choices, total);
  const at = (wanted: number) => setPromptsHref(slug, setId, { ...state, page: wanted });
  const first = (page - 1) * SET_PROMPTS_PER_PAGE + 1;
  const isEmpty = set.prompts === 0 && sentence === null;
  return (
    <>
      <SetHeader
        slug={slug}
        set={set}
        current="prompts"
        actions={
          mayWrite && (
            <SetMenu
              slug={slug}
              set={set}
              choices={choices}
              workspaces={workspaces
                .filter(({ role }) => roleMay(role, "prompt:write"))
                .map((each) => ({ slug: each.slug, name: each.name }))}
              links={
                roleMay(workspace.role, "run:create") &&
                set.prompts > 0 && (
                  <Button look="primary" asChild>
                    <Link href={paths.workspace(slug).newRun({ set: setId })}>Run this set</Link>
                  </Button>
                )
              }
            >
              {roleMay(workspace.role, "schedule:write") && (
                <MenuItem asChild>
                  <Link href={paths.workspace(slug).newSchedule({ set: setId })}>Schedule this set</Link>
                </MenuItem>
              )}
              <MenuItem asChild>
                <Link href={paths.workspace(slug).runs({ set: setId })}>Runs of this set</Link>
              </MenuItem>
              <MenuItem asChild>
                <Link href={paths.workspace(slug).library.import(setId)}>Import questions</Link>
              </MenuItem>
              <MenuItem asChild>
                <Link href={paths.workspace(slug).library.expand(setId)}>Questions from a template</Link>
              </MenuItem>
              <MenuItem asChild>
                <Link href={paths.workspace(slug).library.suggest(setId)}>Suggest questions</Link>
              </MenuItem>
              <MenuItem asChild>
                <a href={paths.api.workspace(slug).libraryCsv({ set: setId, ...filter })} download>
                  Export as CSV
                </a>
              </MenuItem>
            </SetMenu>
          )
        }
      />
      <AddressProblems problems={problems} cleanHref={setPromptsHref(slug, setId, state)} />
      {isEmpty && set.archivedPrompts === 0 ? (
        <EmptyState
          title="No question yet"
          action={
            mayChange && (
              <Button asChild>
                <Link href={paths.workspace(slug).library.import(setId)}>Import questions</Link>
              </Button>
            )
          }
        >
          {mayChange
            ? "Add the first question above, or bring many out of a spreadsheet."
            : "Nobody has added a question to this set."}
        </EmptyState>
      ) : (
        <>
          <NuqsAdapter>
            <SetPromptFilters choices={choices} sentence={sentence} />
          </NuqsAdapter>
          {family && <FamilyHead slug={slug} family={family} mayChange={mayChange} />}
          {/* Around the empty list, too: what emptied it says so there, with the way back. */}
          <Selection key={JSON.stringify(filter)} pageIds={rows.map(({ id }) => id)} total={total}>
            {mayChange && <PromptsBar slug={slug} setId={setId} filter={filter} choices={choices} />}
            {rows.length > 0 ? (
              <>
                <SetPromptsTable slug={slug} setId={setId} state={state} rows={rows} selectable={mayChange} />
                {total > SET_PROMPTS_PER_PAGE && (
                  <Pager
                    from={first}
                    to={first + rows.length - 1}
                    total={total}
                    previousHref={page > 1 ? at(page - 1) : null}
                    nextHref={first + rows.length <= total ? at(page + 1) : null}
                  />
                )}
              </>
            ) : page > 1 ? (
              <PastLastPage page={page} firstHref={at(1)} />
            ) : (
              <EmptyState
                title={isEmpty ? "Every prompt of this set is archived" : "No prompt matches"}
                action={
                  <Button asChild>
                    <Link href={setPromptsHref(slug, setId, isEmpty ? { archived: true } : {})}>
                      {isEmpty ? "Show the archived ones" : "Show all prompts of the set"}
                    </Link>
                  </Button>
                }
              >
                {state.text !== null && "Words are matched whole and in any order, in the newest wording."}
              </EmptyState>
            )}
          </Selection>
        </>
      )}
      <div className="mt-8">
        <MarksSection access={{ workspace, ctx }} set={{ id: setId, name: set.name }} />
      </div>
    </>
  );
}
