import type { ReactNode } from "react";
import type { FigureFilter } from "@/lib/domain/answers/figure-filter";
import { engineLabel } from "@/lib/domain/engines/engine";
import { surfaceLabel } from "@/lib/domain/engines/surface";
import type { Zoned } from "@/lib/domain/lists/workspace-filter";
import { withoutTricks } from "@/lib/format/hostile";
import { counted, formatCount } from "@/lib/format/text";
import type { Context } from "@/lib/services/context";
import { getMethods, type Headlines, type Methods as Made } from "@/lib/services/overview";
import { INTERVAL_WORDS } from "../(dashboard)/[workspace]/_figures/figure-words";
import { FIGURE_DEFINITIONS } from "../(dashboard)/[workspace]/_figures/figure-definitions";

interface MethodsProps {
  ctx: Context;
  filter: Zoned<FigureFilter>;
  headlines: Headlines;
  /** What is counted, in words. */
  filterWords: string;
  /** Whether series whose model changed are left out. */
  isCut: boolean;
}

/** The appendix: what was asked whom, what each figure is, how sure it is, and by which rules it was counted. */
export async function Methods({ ctx, filter, headlines, filterWords, isCut }: MethodsProps) {
  const { models, codeVersion, rules } = await getMethods({ ctx, input: { filter } });
  const { cells, estimand, brands } = headlines;
  const tracked = brands.filter(({ role }) => role === "tracked");
  return (
    <section aria-labelledby="methods-title" className="mt-10 border-t pt-6 print:break-before-page">
      <h2 id="methods-title" className="mb-4 text-lg font-semibold">
        How this was counted
      </h2>
      <dl className="grid max-w-4xl gap-x-8 gap-y-3 sm:grid-cols-[10rem_1fr]">
        <Part name="Counted">
          Answers {filterWords}: {counted(cells.answers, "answer")}, {formatCount(cells.searched)} of them
          with search, to {counted(cells.prompts, "question")} of{" "}
          {counted(cells.families, "family", "families")}. {formatCount(cells.failed)} failed and{" "}
          {formatCount(cells.pending)} pending are in no figure.
          {isCut && " What was asked of a model whose answers another gave meanwhile is left out."}
        </Part>
        <Part name="Asked">{models.length === 0 ? "Nobody." : <Models models={models} />}</Part>
        <Part name="Brands">
          {tracked.map(({ name, isOwn }) => `${withoutTricks(name)}${isOwn ? " (own)" : ""}`).join(", ")}
        </Part>
        {Object.entries(FIGURE_DEFINITIONS).map(([name, definition]) => (
          <Part key={name} name={name}>
            {definition}
          </Part>
        ))}
        <Part name="Intervals">{INTERVAL_WORDS[estimand]}</Part>
        <Part name="Small samples">
          With fewer than ten effective families of questions an interval speaks of these very questions
          alone; a share of voice has none then. A cell of fewer than 20 answers is grey and has counts in its
          place.
        </Part>
        <Part name="Measured by">
          Version {codeVersion} of the measuring code and version {rules} of the brands’ rules. Figures are
          counted anew whenever the report is read: answers that came, were deleted, or are measured by newer
          rules since change them.
        </Part>
      </dl>
    </section>
  );
}

const Part = ({ name, children }: { name: string; children: ReactNode }) => (
  <div className="contents">
    <dt className="font-medium">{name}</dt>
    <dd className="break-inside-avoid break-words">{children}</dd>
  </div>
);

/** Each model that was asked, where, and what answered, where that is another. */
const Models = ({ models }: { models: Made["models"] }) => (
  <ul>
    {models.map(({ engine, surface, modelAsked, modelAnswered, answers }) => (
      <li key={JSON.stringify([engine, surface, modelAsked, modelAnswered])}>
        {withoutTricks(engineLabel(engine))}, {withoutTricks(modelAsked)}
        {modelAnswered !== modelAsked && `, answered by ${withoutTricks(modelAnswered)}`} (
        {withoutTricks(surfaceLabel(surface))}): {counted(answers, "answer")}
      </li>
    ))}
  </ul>
);
