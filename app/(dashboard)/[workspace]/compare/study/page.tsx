import type { Metadata } from "next";
import { NuqsAdapter } from "nuqs/adapters/next/app";
import type { SearchParams } from "nuqs/server";
import { AddressProblems } from "@/components/filters/address-problems";
import { PageHeader } from "@/components/shell/page-header";
import { EmptyState } from "@/components/states/empty-state";
import { Button } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { roleMay } from "@/lib/domain/team/permission";
import { dayAt } from "@/lib/domain/time/day-span";
import { formatDay } from "@/lib/format/dates";
import { withoutTricks } from "@/lib/format/hostile";
import { shorten } from "@/lib/format/text";
import { paths } from "@/lib/paths";
import { readAddress } from "@/lib/queries/read-address";
import { newestBrandRules } from "@/lib/services/brands";
import { listMarks } from "@/lib/services/marks";
import { openWorkspacePage } from "@/lib/web/page";
import { readFigureFrame } from "../../_figures/figure-frame";
import { NoBrands } from "../../_figures/no-brands";
import { CompareLinks } from "../_components/compare-links";
import { MakeReport } from "../../reports/_components/make-report";
import { begunReport, REPORT_FILTERS } from "../../reports/report-query";
import { StudyFilters } from "./_components/study-filters";
import { StudyTold } from "./_components/study-told";
import { askedStudy } from "./asked-study";
import { studyFilterOf, studyHref, studyParsers } from "./study-search-params";
import { readStudy } from "./read-study";
import { spansWords } from "./study-words";

export const metadata: Metadata = { title: "Did it work?" };

interface StudyPageProps {
  params: Promise<{ workspace: string }>;
  searchParams: Promise<SearchParams>;
}

export default async function StudyPage({ params, searchParams }: StudyPageProps) {
  const { workspace: slug } = await params;
  const { ctx, workspace } = await openWorkspacePage(slug, "answer:read");
  const { state, problems } = await readAddress(studyParsers, searchParams);
  const zone = workspace.timeZone;
  const filter = studyFilterOf(state);
  const [{ marks }, { brands }, frame] = await Promise.all([
    listMarks({ ctx, input: { setId: null } }),
    newestBrandRules({ ctx }),
    readFigureFrame(ctx, { filter, zone }),
  ]);
  const asked = askedStudy(state, new Map(marks.map(({ id, atLocal }) => [id, atLocal.slice(0, 10)])));
  const { tracked, brand, study } = await readStudy(ctx, { asked, state, zone, brands });
  const { before, after } = asked;
  const isCut = state.changed === "out";
  return (
    <>
      <PageHeader
        title="Did it work?"
        question="Did what was done move its questions more than the others moved by themselves?"
        actions={
          study !== null &&
          roleMay(workspace.role, "report:write") && (
            <MakeReport
              slug={slug}
              begun={begunReport(
                "study",
                marks.find(({ id }) => id === state.mark)?.text ?? "Did it work?",
                // Whoever is handed it on reads no marks.
                REPORT_FILTERS.study.write({ ...state, mark: null, day: study.day }),
                { from: study.day, to: study.day, today: null },
              )}
            />
          )
        }
      />
      <CompareLinks slug={slug} current="study" filter={filter} />
      <AddressProblems problems={[...problems, ...asked.problems]} cleanHref={studyHref(slug, state)} />
      <NuqsAdapter>
        <StudyFilters
          marks={marks.map(({ id, atLocal, text }) => ({
            value: id,
            label: `${formatDay(atLocal.slice(0, 10))}: ${shorten(withoutTricks(text), 60)}`,
          }))}
          brands={tracked.map(({ number, name }) => ({ value: String(number), label: withoutTricks(name) }))}
          choices={frame.choices}
          shown={{ brand: brand ? String(brand.number) : null, before, after }}
          sentence={study && spansWords(study.study, frame.words)}
        />
      </NuqsAdapter>
      {!brand ? (
        <NoBrands slug={slug} missing="any" mayWrite={roleMay(workspace.role, "brand:write")}>
          It takes a brand to have figures of.
        </NoBrands>
      ) : study === null ? (
        <EmptyState
          title="Choose what was done, when, and to which questions"
          action={
            <Button asChild>
              <Link href={paths.workspace(slug).schedules()}>See what is marked</Link>
            </Button>
          }
        >
          A mark of the timeline or a day, and the questions of a family, tag, topic or set. What was asked
          beside them in the same weeks says how much would have moved anyway.
        </EmptyState>
      ) : (
        <StudyTold
          {...{ slug, filter, isCut, ...study }}
          today={dayAt(ctx.now(), zone)}
          cutHref={studyHref(slug, { ...state, changed: isCut ? null : "out" })}
          showsFamilies
        />
      )}
    </>
  );
}
