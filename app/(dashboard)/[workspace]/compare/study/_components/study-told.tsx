import { FigureStrip } from "@/components/figures/figure-strip";
import { HowCounted } from "@/components/figures/how-counted";
import { EmptyState } from "@/components/states/empty-state";
import { Link } from "@/components/ui/link";
import { Notice } from "@/components/ui/notice";
import type { FigureFilter } from "@/lib/domain/answers/figure-filter";
import { seriesIn } from "@/lib/domain/answers/series";
import type { Days } from "@/lib/domain/money/spend-periods";
import { type Questions, questionsFilter, type StudyFigure } from "@/lib/domain/schedules/study";
import { daysBetween } from "@/lib/domain/time/day-span";
import { formatDay } from "@/lib/format/dates";
import { counted, formatCount } from "@/lib/format/text";
import type { FamilyMoved, Study } from "@/lib/services/comparing";
import type { Effect } from "@/lib/statistics/studies/did-it-work";
import { STUDY_DEFINITIONS } from "../../../_figures/figure-definitions";
import { ModelChanges } from "../../../_figures/model-changes";
import { answersHref } from "../../../answers/answers-search-params";
import {
  daysWords,
  effectDefinition,
  effectWords,
  STUDY_FIGURE_NAMES,
  verdictSentence,
} from "../study-words";
import { StudyFamilies } from "./study-families";
import { StudyTrend } from "./study-trend";

interface StudyToldProps {
  /** Null where nobody is led to rows: on what is handed on to others. */
  slug: string | null;
  study: Study;
  filter: FigureFilter;
  treated: Questions;
  controls: Questions | null;
  brand: { id: string; name: string };
  figure: StudyFigure;
  today: string;
  isCut: boolean;
  /** Null where it stays as it is. */
  cutHref: string | null;
  /** Whether families are shown, some of which are called by the wording of a prompt. */
  showsFamilies: boolean;
}

/** The verdict, what it is made of, and both sides week by week and family by family. */
export function StudyTold({
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
  showsFamilies,
}: StudyToldProps) {
  const { result, families, spans, changes, mixed } = study;
  const listed = study.areControlsListed ? controls : null;
  const kept = isCut ? { withoutSeries: seriesIn(changes) } : {};
  const hits = `${figure === "presence" ? "naming" : "citing"} ${brand.name}`;
  const rowsOf = (to: string, questions: Questions, days: Days) =>
    answersHref(to, { ...filter, ...kept, ...chosenPart(questions), ...days, counted: "measured" });
  const familyHref = ({ id, isAlone, isTreated }: FamilyMoved, days: Days) => {
    if (slug === null) return null;
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
                definition={effectDefinition(figure)}
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
            help: <HowCounted figure="the placebo" definition={STUDY_DEFINITIONS.Placebo} />,
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
      <ModelChanges changes={changes} cut={cutHref === null ? null : { isCut, href: cutHref }}>
        {isCut
          ? "What was asked of them is left out on both sides."
          : "What moved across that day may be the model's own doing, so there is no verdict."}
      </ModelChanges>
      {slug !== null && (
        <p className="no-print mb-4 flex flex-wrap gap-x-4 text-sm">
          {(["before", "after"] as const).map((side) => (
            <Link
              key={side}
              href={rowsOf(slug, treated, spans[side])}
              className="text-accent min-h-6 underline-offset-2 hover:underline"
            >
              Answers it was done to, {side}
            </Link>
          ))}
          {listed &&
            (["before", "after"] as const).map((side) => (
              <Link
                key={side}
                href={rowsOf(slug, listed, spans[side])}
                className="text-accent min-h-6 underline-offset-2 hover:underline"
              >
                Answers beside, {side}
              </Link>
            ))}
        </p>
      )}
      <StudyTrend
        trend={study.trend}
        figure={`${STUDY_FIGURE_NAMES[figure]} of ${brand.name}`}
        treatedHref={slug === null ? null : (days) => rowsOf(slug, treated, days)}
        controlsHref={slug === null || listed === null ? null : (days) => rowsOf(slug, listed, days)}
      />
      {showsFamilies && <StudyFamilies study={study} hits={hits} familyHref={familyHref} />}
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
