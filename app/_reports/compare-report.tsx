import { Suspense } from "react";
import { sharedBySides } from "@/lib/domain/answers/side-kinds";
import { listAnswerChoices } from "@/lib/services/answers";
import { getMeasuring } from "@/lib/services/measuring";
import {
  DIFFERENCE_DEFINITIONS,
  FIGURE_DEFINITIONS,
} from "../(dashboard)/[workspace]/_figures/figure-definitions";
import { figureDays, readHandedOnWords } from "../(dashboard)/[workspace]/_figures/figure-frame";
import { StillMeasuring } from "../(dashboard)/[workspace]/_figures/still-measuring";
import { ComparedFigures } from "../(dashboard)/[workspace]/compare/_components/compared-figures";
import { sidesWords } from "../(dashboard)/[workspace]/compare/compare-words";
import { readComparison } from "../(dashboard)/[workspace]/compare/read-comparison";
import { REPORT_FILTERS } from "../(dashboard)/[workspace]/reports/report-query";
import { Methods } from "./methods";
import type { ReportFiguresProps } from "./report-props";

const { "Since before": _, ...OF_A_SIDE } = FIGURE_DEFINITIONS;

/** Two sides held against each other, with the verdict on every figure. */
export async function CompareReport({
  ctx,
  team,
  report: { query, shows },
  days: asked,
}: ReportFiguresProps) {
  const state = { ...REPORT_FILTERS.compare.read(query), ...asked };
  const { by } = state;
  const days = figureDays({ ctx, workspace: team }, state);
  const { zone } = days;
  const filter = sharedBySides(days.filter, by);
  const [{ sides, compared, isCut }, words, measuring] = await Promise.all([
    readComparison(ctx, { state, days, choices: listAnswerChoices({ ctx }) }),
    readHandedOnWords(ctx, {
      // The days of periods are what tells them apart.
      filter: by === "period" ? { ...filter, from: null, to: null } : filter,
      ...{ zone, prompts: shows.prompts },
    }),
    getMeasuring({ ctx }),
  ]);
  return (
    <>
      <p className="text-muted mb-4">{sidesWords(sides, words)}</p>
      <StillMeasuring measuring={measuring} />
      {sides === null || compared === null ? (
        <p>There are no two sides with answers on these days.</p>
      ) : compared.brands.length === 0 ? (
        <p>No brand is looked for.</p>
      ) : (
        <ComparedFigures
          {...{ slug: team.slug, by, compared, sides, isCut }}
          filterWords={words === "" ? "none" : words}
          href={null}
        />
      )}
      {sides && compared && (
        <Suspense>
          <Methods
            ctx={ctx}
            sides={([0, 1] as const).map((at) => ({
              filter: { ...sides[at].filter, zone },
              words: `${at === 0 ? "A" : "B"}, ${sides[at].name}`,
              cells: compared.sides[at].cells,
            }))}
            definitions={{ ...OF_A_SIDE, ...DIFFERENCE_DEFINITIONS }}
            estimands={compared.sides.map(({ estimand }) => estimand)}
            brands={compared.brands.map(({ brand }) => brand)}
            isCut={isCut}
          />
        </Suspense>
      )}
    </>
  );
}
