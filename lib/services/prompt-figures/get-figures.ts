import "server-only";
import { readTexts } from "@/lib/db/sql/search/read-texts";
import type { FigureFilter } from "@/lib/domain/answers/figure-filter";
import type { Zoned } from "@/lib/domain/lists/workspace-filter";
import { PROMPT_FIGURE_LIMITS } from "@/lib/domain/library/prompt-figures";
import { judgedWords } from "@/lib/services/comparisons/judged-words";
import { type Call, type Context, readsOf, requirePermission } from "@/lib/services/context";
import type { ShownBrand } from "@/lib/services/overview/read-facts-of";
import {
  type Informative,
  informativeOf,
  type Likeness,
  likenessOf,
} from "@/lib/statistics/figures/prompt-figures";
import { isNamed } from "@/lib/statistics/figures/read-answer";
import { bagOverlaps } from "@/lib/statistics/likeness/overlap";
import { typicality } from "@/lib/statistics/likeness/typical";
import { agreementOf, type EnginesAgreement } from "@/lib/statistics/measures/agreement";
import { isIn, type LeftOut, leftOutOf } from "@/lib/statistics/observations";
import { type PromptAnswer, readNewest } from "./read-newest";

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
  stability: Likeness;
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
  /** Over every two of each engine's newest, whoever gave them. */
  stability: Likeness;
  engines: PromptAtEngine[];
  agreement: EnginesAgreement[];
}

interface Asked {
  promptId: string;
  filter: Zoned<FigureFilter>;
}

/**
 * The figures of one prompt: stability, informative rate and engines compared. Of its newest tasks, and pairs of the newest
 * of those by each engine (`PROMPT_FIGURE_LIMITS`): pairs grow with the square of answers.
 */
export async function getPromptFigures({
  ctx,
  input: { promptId, filter },
}: Call<Asked>): Promise<PromptFigures> {
  requirePermission(ctx, "answer:read");
  const { read, pairs, texts } = PROMPT_FIGURE_LIMITS;
  const { rows, brands, waiting, isCut } = await readNewest(ctx, { promptId, filter }, read);
  const answered = rows.filter((row) => isIn(row, "answered"));
  const byEngine = [...Map.groupBy(answered, ({ by }) => by.engine)].sort(([one], [other]) =>
    one < other ? -1 : 1,
  );
  const newestOf = (most: number) => byEngine.flatMap(([, own]) => own.slice(-most).map(idOf));
  const words = await readWords(ctx, newestOf(texts));
  const held = new Set(newestOf(pairs));
  const compared = answered.filter(({ answer }) => held.has(answer));
  return {
    answers: answered.length,
    isCut,
    waiting,
    leftOut: leftOutOf(rows, "answered"),
    informative: informativeOf(answered),
    stability: likenessOf(compared),
    engines: byEngine.map(([engine, own]) => ({
      engine,
      answers: own.length,
      brands: brandsNamed(own, brands),
      informative: informativeOf(own),
      stability: likenessOf(compared.filter(({ by }) => by.engine === engine)),
      typical: typicalOf(own.slice(-texts).map(idOf), words),
    })),
    agreement: agreementOf(compared, brands),
  };
}

const idOf = ({ answer }: PromptAnswer): string => answer;

const brandsNamed = (answers: readonly PromptAnswer[], brands: readonly ShownBrand[]): NamedBy[] =>
  brands
    .filter(({ role }) => role === "tracked")
    .map(({ id, name, isOwn, brand }) => ({
      ...{ id, name, isOwn },
      naming: answers.filter((answer) => isNamed(answer, brand)).length,
    }))
    .filter(({ isOwn, naming }) => isOwn || naming > 0)
    .toSorted((one, other) => Number(other.isOwn) - Number(one.isOwn) || other.naming - one.naming);

/** Of some answers the one that the others are most like, by their words. */
function typicalOf(
  ids: readonly string[],
  words: ReadonlyMap<string, readonly string[]>,
): PromptAtEngine["typical"] {
  const { means, typical } = typicality(ids.length, bagOverlaps(ids.map((id) => words.get(id) ?? [])));
  const [answerId, overlap] = [ids[typical ?? -1], means[typical ?? -1]];
  return answerId === undefined || overlap == null ? null : { answerId, overlap, of: ids.length };
}

async function readWords(
  ctx: Context,
  ids: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const texts = await readTexts(readsOf(ctx), ids);
  return new Map(Array.from(texts, ([id, text]) => [id, judgedWords(text)]));
}
