import { Suspense } from "react";
import { dayAt } from "@/lib/domain/time/day-span";
import { newestBrandRules } from "@/lib/services/brands";
import { getMeasuring } from "@/lib/services/measuring";
import { STUDY_DEFINITIONS } from "../(dashboard)/[workspace]/_figures/figure-definitions";
import { readHandedOnWords } from "../(dashboard)/[workspace]/_figures/figure-frame";
import { StillMeasuring } from "../(dashboard)/[workspace]/_figures/still-measuring";
import { StudyTold } from "../(dashboard)/[workspace]/compare/study/_components/study-told";
import { askedStudy } from "../(dashboard)/[workspace]/compare/study/asked-study";
import { readStudy } from "../(dashboard)/[workspace]/compare/study/read-study";
import { studyFilterOf } from "../(dashboard)/[workspace]/compare/study/study-search-params";
import { effectDefinition, spansWords } from "../(dashboard)/[workspace]/compare/study/study-words";
import { REPORT_FILTERS } from "../(dashboard)/[workspace]/reports/report-query";
import { Methods } from "./methods";
import type { ReportFiguresProps } from "./report-props";

const NO_MARKS: ReadonlyMap<string, string> = new Map();

/** Whether what was done worked: the verdict, what it rests on, and week by week. Its days are its own. */
export async function StudyReport({ ctx, team, report: { query, shows } }: ReportFiguresProps) {
  const state = REPORT_FILTERS.study.read(query);
  const { slug, timeZone: zone } = team;
  const filter = studyFilterOf(state);
  const [{ brands }, words, measuring] = await Promise.all([
    newestBrandRules({ ctx }),
    readHandedOnWords(ctx, { filter, zone, prompts: shows.prompts }),
    getMeasuring({ ctx }),
  ]);
  const { study } = await readStudy(ctx, { asked: askedStudy(state, NO_MARKS), state, zone, brands });
  if (study === null) return <p>What this report is of is not there any more: no brand is looked for.</p>;
  const { spans } = study.study;
  const isCut = state.changed === "out";
  return (
    <>
      <p className="text-muted mb-4">{spansWords(study.study, words)}</p>
      <StillMeasuring measuring={measuring} />
      <StudyTold
        {...{ slug, filter, isCut, ...study }}
        today={dayAt(ctx.now(), zone)}
        cutHref={null}
        showsFamilies={shows.prompts}
      />
      <Suspense>
        <Methods
          ctx={ctx}
          sides={[
            {
              filter: { ...filter, from: spans.before.from, to: spans.after.to, zone },
              words: `Answers of ${spansWords(study.study, words).replace(/\.$/, "")}, to the questions that it was done to and to those beside`,
              cells: null,
            },
          ]}
          definitions={{ Effect: effectDefinition(study.figure), ...STUDY_DEFINITIONS }}
          estimands={[]}
          brands={null}
          isCut={isCut}
        />
      </Suspense>
    </>
  );
}
