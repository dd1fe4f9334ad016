import "server-only";
import { readTexts } from "@/lib/db/sql/search/read-texts";
import { ANY_ANSWER } from "@/lib/domain/answers/answer-filter";
import type { FigureFilter } from "@/lib/domain/answers/figure-filter";
import type { Zoned } from "@/lib/domain/lists/workspace-filter";
import { PROMPT_FIGURE_LIMITS } from "@/lib/domain/library/prompt-figures";
import { wordBag } from "@/lib/services/comparisons/word-bag";
import { readsOf, requirePermission, type Call, type Context } from "@/lib/services/context";
import { type MeasuredRows, readMeasuredRows } from "@/lib/services/figures/measured-rows";
import {
  type Informative,
  informativeOf,
  type Stability,
  stabilityOf,
} from "@/lib/statistics/figures/prompt-figures";
import { isNamed } from "@/lib/statistics/figures/read-answer";
import { bagOverlaps } from "@/lib/statistics/likeness/overlap";
import { typicality } from "@/lib/statistics/likeness/typical";
import { agreementOf, type EnginesAgreement } from "@/lib/statistics/measures/agreement";
import type { MeasuredAnswer } from "@/lib/statistics/measures/measured-answer";
import { isIn, type LeftOut, leftOutOf } from "@/lib/statistics/observations";

/** A brand, and how many of some answers name it. */
interface NamedBy {
  id: string;
  name: string;
  isOwn: boolean;
  naming: number;
}

/** What one engine makes of a prompt. */
export interface PromptAtEngine {
  engine: string;
  answers: number;
  /** Tracked brands by how often they are named, the own ones first; of those that none names the own alone. */
  brands: NamedBy[];
  informative: Informative;
  stability: Stability;
  /** The answer that its others are most like, of the newest, with its mean overlap; null of fewer than three. */
  typical: { answerId: string; overlap: number; of: number } | null;
}

/** What is told of one prompt, of its newest answers. */
export interface PromptFigures {
  answers: number;
  /** Whether there are older ones, which are in no figure here. */
  isCut: boolean;
  /** Answers that are not measured by the rules of now yet. */
  waiting: number;
  leftOut: LeftOut;
  informative: Informative;
  /** Over every two of the newest, whoever gave them. */
  stability: Stability;
  engines: PromptAtEngine[];
  agreement: EnginesAgreement[];
}

interface Asked {
  promptId: string;
  filter: Zoned<FigureFilter>;
}

/**
 * The figures of one prompt: stability, informative rate and engines compared. Of its newest tasks, and pairs of the newest
 * of those (`PROMPT_FIGURE_LIMITS`): pairs grow with the square of answers.
 */
export async function getPromptFigures({
  ctx,
  input: { promptId, filter },
}: Call<Asked>): Promise<PromptFigures> {
  requirePermission(ctx, "answer:read");
  const { read, pairs } = PROMPT_FIGURE_LIMITS;
  const measured = await readMeasuredRows(ctx, { ...ANY_ANSWER, ...filter, promptId }, read);
  const { rows, brands, waiting } = measured;
  const answered = rows.filter((row) => isIn(row, "answered"));
  const byEngine = [...Map.groupBy(answered, ({ by }) => by.engine)].sort(([one], [other]) =>
    one < other ? -1 : 1,
  );
  return {
    answers: answered.length,
    isCut: measured.read === read,
    waiting,
    leftOut: leftOutOf(rows, "answered"),
    informative: informativeOf(answered),
    stability: stabilityOf(answered.slice(-pairs)),
    engines: await Promise.all(
      byEngine.map(async ([engine, own]) => ({
        engine,
        answers: own.length,
        brands: brandsNamed(own, brands),
        informative: informativeOf(own),
        stability: stabilityOf(own.slice(-pairs)),
        typical: await typicalOf(ctx, own),
      })),
    ),
    agreement: agreementOf(
      byEngine.flatMap(([, own]) => own.slice(-pairs)),
      brands,
    ),
  };
}

const brandsNamed = (answers: readonly MeasuredAnswer[], brands: MeasuredRows["brands"]): NamedBy[] =>
  brands
    .filter(({ role }) => role === "tracked")
    .map(({ id, name, isOwn, brand }) => ({
      ...{ id, name, isOwn },
      naming: answers.filter((answer) => isNamed(answer, brand)).length,
    }))
    .filter(({ isOwn, naming }) => isOwn || naming > 0)
    .toSorted((one, other) => Number(other.isOwn) - Number(one.isOwn) || other.naming - one.naming);

/** Of the newest answers the one that the others are most like, by their words. */
async function typicalOf(
  ctx: Context,
  answers: readonly MeasuredAnswer[],
): Promise<PromptAtEngine["typical"]> {
  const ids = answers.slice(-PROMPT_FIGURE_LIMITS.texts).map(({ answer }) => answer);
  const texts = await readTexts(readsOf(ctx), ids);
  const bags = ids.map((id) => wordBag(texts.get(id) ?? ""));
  const { means, typical } = typicality(ids.length, bagOverlaps(bags));
  const [answerId, overlap] = [ids[typical ?? -1], means[typical ?? -1]];
  return answerId === undefined || overlap == null ? null : { answerId, overlap, of: ids.length };
}
