import type { ReactNode } from "react";
import type { FigureFilter } from "@/lib/domain/answers/figure-filter";
import { engineLabel } from "@/lib/domain/engines/engine";
import { surfaceLabel } from "@/lib/domain/engines/surface";
import type { Zoned } from "@/lib/domain/lists/workspace-filter";
import { withoutTricks } from "@/lib/format/hostile";
import { placeName } from "@/lib/format/market-name";
import { counted, formatCount } from "@/lib/format/text";
import type { Context } from "@/lib/services/context";
import { getMethods, type Headlines, type Methods as Made } from "@/lib/services/overview";
import type { Estimand } from "@/lib/statistics/intervals/figure";
import { INTERVAL_WORDS } from "../(dashboard)/[workspace]/_figures/figure-words";

interface MethodsProps {
  ctx: Context;
  /** What is counted: one filter, or one a side. */
  sides: readonly Side[];
  /** Each figure's name, and what it is. */
  definitions: Readonly<Record<string, string>>;
  /** Of whom intervals speak. */
  estimands: readonly Estimand[];
  /** Those that are looked for; null where the report is of none. */
  brands: readonly { name: string; isOwn: boolean }[] | null;
  /** Whether series whose model changed are left out. */
  isCut: boolean;
}

interface Side {
  filter: Zoned<FigureFilter>;
  /** What is counted, in words. */
  words: string;
  /** Null where no answers are counted whole. */
  cells: Headlines["cells"] | null;
}

/** The appendix: what was asked whom, what each figure is, how sure it is, and by which rules it was counted. */
export async function Methods({ ctx, sides, definitions, estimands, brands, isCut }: MethodsProps) {
  const made = await Promise.all(sides.map(({ filter }) => getMethods({ ctx, input: { filter } })));
  const models = summed(
    made.flatMap((one) => one.models),
    modelKey,
  );
  const markets = summed(
    made.flatMap((one) => one.markets),
    marketWords,
  );
  const [first] = made;
  return (
    <section aria-labelledby="methods-title" className="mt-10 border-t pt-6 print:break-before-page">
      <h2 id="methods-title" className="mb-4 text-lg font-semibold">
        How this was counted
      </h2>
      <dl className="grid max-w-4xl gap-x-8 gap-y-3 sm:grid-cols-[10rem_1fr]">
        <Part name="Counted">
          {sides.map(({ words, cells }) => (
            <p key={words}>
              {words}
              {cells &&
                `: ${counted(cells.answers, "answer")}, ${formatCount(cells.searched)} of them with search, to ${counted(cells.prompts, "question")} of ${counted(cells.families, "family", "families")}. ${formatCount(cells.failed)} failed and ${formatCount(cells.pending)} pending are in no figure`}
              .
            </p>
          ))}
          {isCut && " What was asked of a model whose answers another gave meanwhile is left out."}
        </Part>
        <Part name="Asked">{models.length === 0 ? "Nobody." : <Models models={models} />}</Part>
        {markets.length > 0 && (
          <Part name="Markets">
            <ul>
              {markets.map((one) => (
                <li key={marketWords(one)}>
                  {marketWords(one)}: {counted(one.answers, "answer")}
                </li>
              ))}
            </ul>
          </Part>
        )}
        {brands && (
          <Part name="Brands">
            {brands.map(({ name, isOwn }) => `${withoutTricks(name)}${isOwn ? " (own)" : ""}`).join(", ") ||
              "None."}
          </Part>
        )}
        {Object.entries(definitions).map(([name, definition]) => (
          <Part key={name} name={name}>
            {definition}
          </Part>
        ))}
        {estimands.length > 0 && (
          <>
            <Part name="Intervals">
              {[...new Set(estimands)].map((estimand) => (
                <p key={estimand}>{INTERVAL_WORDS[estimand]}</p>
              ))}
            </Part>
            <Part name="Small samples">
              With fewer than ten effective families of questions an interval speaks of these very questions
              alone; a share of voice has none then. A cell of fewer than 20 answers is grey and has counts in
              its place.
            </Part>
          </>
        )}
        {first && (
          <Part name="Measured by">
            Version {first.codeVersion} of the measuring code and version {first.rules} of the brands’ rules.
            Figures are counted anew whenever the report is read: answers that came, were deleted, or are
            measured by newer rules since change them.
          </Part>
        )}
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

/** What several sides have, once, with its answers on all of them. */
function summed<One extends { answers: number }>(ones: readonly One[], keyOf: (one: One) => string): One[] {
  return [...Map.groupBy(ones, keyOf).values()].flatMap(([first, ...others]) =>
    first ? [{ ...first, answers: others.reduce((sum, { answers }) => sum + answers, first.answers) }] : [],
  );
}

const modelKey = ({ engine, surface, modelAsked, modelAnswered }: Made["models"][number]): string =>
  JSON.stringify([engine, surface, modelAsked, modelAnswered]);

const marketWords = ({ language, country, city }: Made["markets"][number]): string =>
  language === null ? "In no market" : withoutTricks(placeName({ language, country, city }));

/** Each model that was asked, where, and what answered, where that is another. */
const Models = ({ models }: { models: Made["models"] }) => (
  <ul>
    {models.map((one) => (
      <li key={modelKey(one)}>
        {withoutTricks(engineLabel(one.engine))}, {withoutTricks(one.modelAsked)}
        {one.modelAnswered !== one.modelAsked && `, answered by ${withoutTricks(one.modelAnswered)}`} (
        {withoutTricks(surfaceLabel(one.surface))}): {counted(one.answers, "answer")}
      </li>
    ))}
  </ul>
);
