import type { Metadata } from "next";
import { NuqsAdapter } from "nuqs/adapters/next/app";
import type { SearchParams } from "nuqs/server";
import { FigureStrip } from "@/components/figures/figure-strip";
import { HowCounted } from "@/components/figures/how-counted";
import { AddressProblems } from "@/components/filters/address-problems";
import { PageHeader } from "@/components/shell/page-header";
import { EmptyState } from "@/components/states/empty-state";
import { Button } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { Notice } from "@/components/ui/notice";
import type { FigureFilter } from "@/lib/domain/answers/figure-filter";
import { seriesIn } from "@/lib/domain/answers/series";
import type { Days } from "@/lib/domain/money/spend-periods";
import { type Questions, questionsFilter, type StudyFigure } from "@/lib/domain/schedules/study";
import { roleMay } from "@/lib/domain/team/permission";
import { dayAt, daysBetween } from "@/lib/domain/time/day-span";
import { formatDay } from "@/lib/format/dates";
import { withoutTricks } from "@/lib/format/hostile";
import { counted, formatCount, shorten } from "@/lib/format/text";
import { paths } from "@/lib/paths";
import { readAddress } from "@/lib/queries/read-address";
import { newestBrandRules } from "@/lib/services/brands";
import { type FamilyMoved, getStudy, type Study } from "@/lib/services/comparing";
import { listMarks } from "@/lib/services/marks";
import type { Effect } from "@/lib/statistics/studies/did-it-work";
import { openWorkspacePage } from "@/lib/web/page";
import { readFigureFrame } from "../../_figures/figure-frame";
import { ModelChanges } from "../../_figures/model-changes";
import { NoBrands } from "../../_figures/no-brands";
import { answersHref } from "../../answers/answers-search-params";
import { CompareLinks } from "../_components/compare-links";
import { StudyFamilies } from "./_components/study-families";
import { StudyFilters } from "./_components/study-filters";
import { StudyTrend } from "./_components/study-trend";
import { askedStudy } from "./asked-study";
import { studyFilterOf, studyHref, studyParsers } from "./study-search-params";
import { effectWords, STUDY_FIGURE_NAMES, verdictSentence } from "./study-words";

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
  const tracked = brands
    .filter(({ role }) => role !== "control")
    .toSorted((one, other) => Number(other.role === "own") - Number(one.role === "own"));
  const brand = tracked.find(({ number }) => number === state.brand) ?? tracked[0];
  const { day, treated, controls, before, after, figure } = asked;
  const isCut = state.changed === "out";
  const study =
    brand && day !== null && treated && !asked.isControlMissing
      ? await getStudy({
          ctx,
          input: {
            ...{ filter: { ...filter, zone }, day, before, after, treated, controls },
            ...{ brand: String(brand.number), figure, cut: isCut },
          },
        })
      : null;
  return (
    <>
      <PageHeader
        title="Did it work?"
        question="Did what was done move its questions more than the others moved by themselves?"
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
          sentence={study && spansWords(study, frame.words)}
        />
      </NuqsAdapter>
      {!brand ? (
        <NoBrands slug={slug} missing="any" mayWrite={roleMay(workspace.role, "brand:write")}>
          It takes a brand to have figures of.
        </NoBrands>
      ) : study === null || day === null || treated === null ? (
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
          {...{ slug, study, filter, treated, controls, figure, isCut }}
          brand={{ id: brand.id, name: withoutTricks(brand.name) }}
          today={dayAt(ctx.now(), zone)}
          cutHref={studyHref(slug, { ...state, changed: isCut ? null : "out" })}
        />
      )}
    </>
  );
}

const spansWords = ({ spans }: Study, words: string): string =>
  `${daysWords(spans.before)} against ${daysWords(spans.after)}${words === "" ? "" : `, answers ${words}`}.`;

const daysWords = ({ from, to }: Days): string => `${formatDay(from)} to ${formatDay(to)}`;

interface StudyToldProps {
  slug: string;
  study: Study;
  filter: FigureFilter;
  treated: Questions;
  controls: Questions | null;
  brand: { id: string; name: string };
  figure: StudyFigure;
  today: string;
  isCut: boolean;
  cutHref: string;
}

/** The verdict, what it is made of, and both sides week by week and family by family. */
function StudyTold({
  slug,
  study,
  filter,
  treated,
  controls,
  brand,
  figure,
  today,
  isCut,
  cutHref,
}: StudyToldProps) {
  const { result, families, spans, changes, mixed } = study;
  const listed = study.areControlsListed ? controls : null;
  const kept = isCut ? { withoutSeries: seriesIn(changes) } : {};
  const hits = `${figure === "presence" ? "naming" : "citing"} ${brand.name}`;
  const rowsOf = (questions: Questions, days: Days) =>
    answersHref(slug, { ...filter, ...kept, ...chosenPart(questions), ...days, counted: "measured" });
  const familyHref = ({ id, isAlone, isTreated }: FamilyMoved, days: Days) => {
    const all = {
      ...filter,
      ...kept,
      ...(isTreated ? chosenPart(treated) : controls ? chosenPart(controls) : {}),
      ...(isAlone ? { promptId: id } : { familyId: id }),
      ...days,
    };
    return {
      answers: answersHref(slug, { ...all, counted: "measured" }),
      hits: answersHref(slug, {
        ...all,
        ...(figure === "presence" ? { brandId: brand.id } : { citedBrandId: brand.id }),
      }),
    };
  };
  const sum = (isTreated: boolean, side: "before" | "after") =>
    families
      .filter((family) => family.isTreated === isTreated)
      .reduce((total, family) => total + family[side].answers, 0);
  const sideWords = (isTreated: boolean) =>
    `${counted(sum(isTreated, "before"), "answer")} before, ${formatCount(sum(isTreated, "after"))} after`;
  if (families.length === 0)
    return (
      <EmptyState title="No answer in these days and filters">
        Neither side was answered from {formatDay(spans.before.from)} to {formatDay(spans.after.to)}.
      </EmptyState>
    );
  const left = daysBetween(today, spans.after.to);
  return (
    <>
      <p className="mb-4 max-w-3xl text-lg">{verdictSentence(study, { brand: brand.name, figure })}</p>
      {left >= 0 && (
        <Notice tone="neutral" className="mb-4" title="The days after are not over">
          The last of them is {formatDay(spans.after.to)}; until then the verdict may still turn, and one that
          is looked at every day turns more easily than 5 % of the time.
        </Notice>
      )}
      <FigureStrip
        label="What it rests on"
        figures={[
          {
            name: "Effect",
            value: result?.effect ? effectWords(result.effect) : "none",
            note: result?.effect ? METHODS[result.effect.method] : "not told",
            help: (
              <HowCounted
                figure="the effect"
                definition={`The mean change of the families that it was done to, less the mean change of those beside, in percentage points of ${STUDY_FIGURE_NAMES[figure]}; each family counts once. From 8 families a side on it has an interval and a p by Welch's t; of 1 to 7 beside 20 others its rank among equal-sized draws of all families is its p, without an interval.`}
                parts={[
                  { name: "Before", value: daysWords(spans.before) },
                  { name: "After", value: `${daysWords(spans.after)}; the day itself is on neither side` },
                ]}
              />
            ),
          },
          {
            name: "Placebo",
            value: result?.placebo ? effectWords(result.placebo) : "none",
            note: "the same of the two halves of the time before",
            help: (
              <HowCounted
                figure="the placebo"
                definition="The same between the first and the second half of the time before, when nothing had been done yet. If that is beyond noise (p below .05) the two sides can't be compared, and there is no verdict."
              />
            ),
          },
          {
            name: "Done to",
            value: counted(result?.families.treated ?? familiesOn(study, true), "family", "families"),
            note: sideWords(true),
          },
          {
            name: "Beside",
            value: counted(result?.families.controls ?? familiesOn(study, false), "family", "families"),
            note: sideWords(false),
          },
          {
            name: "Left out",
            value: counted(families.filter(isLeftOut).length, "family", "families"),
            note:
              mixed > 0
                ? `not answered before and after; of ${formatCount(mixed)} more only what it was done to counts`
                : "not answered before and after",
          },
        ]}
      />
      <ModelChanges changes={changes} cut={{ isCut, href: cutHref }}>
        {isCut
          ? "What was asked of them is left out on both sides."
          : "What moved across that day may be the model's own doing, so there is no verdict."}
      </ModelChanges>
      <p className="no-print mb-4 flex flex-wrap gap-x-4 text-sm">
        {(["before", "after"] as const).map((side) => (
          <Link
            key={side}
            href={rowsOf(treated, spans[side])}
            className="text-accent min-h-6 underline-offset-2 hover:underline"
          >
            Answers it was done to, {side}
          </Link>
        ))}
        {listed &&
          (["before", "after"] as const).map((side) => (
            <Link
              key={side}
              href={rowsOf(listed, spans[side])}
              className="text-accent min-h-6 underline-offset-2 hover:underline"
            >
              Answers beside, {side}
            </Link>
          ))}
      </p>
      <StudyTrend
        trend={study.trend}
        figure={`${STUDY_FIGURE_NAMES[figure]} of ${brand.name}`}
        treatedHref={(days) => rowsOf(treated, days)}
        controlsHref={listed && ((days) => rowsOf(listed, days))}
      />
      <StudyFamilies study={study} hits={hits} familyHref={familyHref} />
    </>
  );
}

const METHODS: Record<Effect["method"], string> = {
  "welch-t": "95 %, by Welch's t",
  "rank-among-draws": "by its rank among draws; too few families for an interval",
};

const isLeftOut = ({ before, after }: FamilyMoved): boolean => before.answers === 0 || after.answers === 0;

const familiesOn = ({ families }: Study, isTreated: boolean): number =>
  families.filter((family) => family.isTreated === isTreated && !isLeftOut(family)).length;

/** What of a filter chooses questions. */
function chosenPart(questions: Questions) {
  const { familyId, tag, topic, setId } = questionsFilter(questions);
  return { familyId, tag, topic, setId };
}
