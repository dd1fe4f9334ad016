import type { Metadata } from "next";
import { HowTypical } from "@/components/comparisons/how-typical";
import { CompareSelected } from "@/components/comparisons/compare-selected";
import { EngineLabel } from "@/components/engines/engine-label";
import { PageHeader } from "@/components/shell/page-header";
import { Selection } from "@/components/tables/selection";
import { SelectionBar } from "@/components/tables/selection-bar";
import type { Cell } from "@/lib/domain/answers/cell";
import { withoutTricks } from "@/lib/format/hostile";
import { counted } from "@/lib/format/text";
import { paths } from "@/lib/paths";
import { OUTLIER_RULE, TYPICAL_OF } from "@/lib/statistics/likeness/typical";
import { CellRepeats } from "./_components/cell-repeats";
import { findCell } from "./find-cell";

export const metadata: Metadata = { title: "Repeats of a cell" };

interface CellPageProps {
  params: Promise<{ workspace: string; id: string; cell: string }>;
}

/** The repeats of a cell, which of them is the most typical, and which stand apart. */
export default async function CellPage({ params }: CellPageProps) {
  const { workspace: slug, id, cell: number } = await params;
  const cell = await findCell(slug, id, number);
  return (
    <>
      <PageHeader
        parent={{ label: "Cells of the run", href: paths.workspace(slug).cells(id) }}
        title={<span dir="auto">{withoutTricks(cell.prompt)}</span>}
        question="Which of its repeats is the most typical, and which stand apart?"
      />
      <div className="text-muted mb-4 flex flex-wrap items-center gap-x-4 gap-y-1 text-sm">
        <EngineLabel engine={cell.engine} model={withoutTricks(cell.modelAsked)} />
        {cell.market !== null && <span>{withoutTricks(cell.market)}</span>}
        {cell.persona !== null && <span>as {withoutTricks(cell.persona)}</span>}
        <span className="inline-flex items-center gap-2">
          {foundWords(cell)} <HowTypical />
        </span>
      </div>
      <Selection pageIds={cell.repeats.map((repeat) => repeat.id)} total={cell.repeats.length}>
        <SelectionBar what="answer">
          <CompareSelected slug={slug} />
        </SelectionBar>
        <CellRepeats slug={slug} cell={cell} />
      </Selection>
    </>
  );
}

function foundWords({ judged, repeats }: Cell): string {
  const of = `${judged} of ${counted(repeats.length, "repeat")} answered`;
  if (judged < TYPICAL_OF) return `${of}: too few to call one typical`;
  const outliers = repeats.filter(({ isOutlier }) => isOutlier).length;
  if (judged < OUTLIER_RULE.least) return `${of}: too few to call one an outlier`;
  return `${of}, ${outliers === 0 ? "no outlier" : counted(outliers, "outlier")}`;
}
