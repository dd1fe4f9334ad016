import "server-only";
import { listPortrayed, type PortrayedAnswer } from "@/lib/db/sql/figures/list-portrayed";
import type { Span } from "@/lib/domain/answers/answer";
import type { FigureFilter } from "@/lib/domain/answers/figure-filter";
import type { Zoned } from "@/lib/domain/lists/workspace-filter";
import { shownIn } from "@/lib/reading/mentions/show-sentence";
import { splitSentences } from "@/lib/reading/mentions/sentences";
import { toneOf } from "@/lib/reading/portrayal/portrayal";
import { readsOf, requirePermission, type Call } from "@/lib/services/context";
import { tellMentions, type ToldMentions } from "@/lib/services/mentions/read-mentions";
import { readFactsOf } from "@/lib/services/overview/read-facts-of";

/** A sentence that praises or blames a brand, with what decided. */
export interface PortrayedSentence {
  answerId: string;
  engine: string;
  modelAnswered: string;
  /** ISO 8601. */
  askedAt: string;
  /** From -1 to 1. */
  value: number;
  sentence: string;
  /** The name in it. */
  mark: Span;
  /** The words that decided, as far as the sentence shows them. */
  words: { text: string; weight: number }[];
}

interface Asked {
  filter: Zoned<FigureFilter>;
  brandId: string;
  tone: "positive" | "negative";
  /** How many answers at most, the newest first; one sentence of each. */
  most: number;
}

/** What the newest answers that portray a brand so say of it: of each the sentence that says it most. */
export async function listPortrayals({
  ctx,
  input: { filter, brandId, tone, most },
}: Call<Asked>): Promise<PortrayedSentence[]> {
  requirePermission(ctx, "answer:read");
  const { facts, brands } = await readFactsOf(ctx, filter);
  const one = brands.find(({ id }) => id === brandId);
  if (!one) return [];
  const answers = await listPortrayed(readsOf(ctx), { facts, brand: one.brand, tone, most });
  const told = await tellMentions(
    ctx,
    answers.map(({ id }) => id),
  );
  const byAnswer = new Map(told.map((each) => [each.taskId, each]));
  return answers.flatMap((answer) => {
    const mentions = byAnswer.get(answer.id);
    return mentions ? sentenceOf(mentions, answer, { brand: one.brand, tone }) : [];
  });
}

/** The sentence of an answer that praises, or blames, a brand most; none where the text says it no more. */
function sentenceOf(
  { judged, portrayals, visible }: ToldMentions,
  { id, engine, modelAnswered, askedAt }: PortrayedAnswer,
  { brand, tone }: { brand: string; tone: Asked["tone"] },
): PortrayedSentence[] {
  const sign = tone === "positive" ? -1 : 1;
  const [most] = judged
    .flatMap((mention, place) => {
      const portrayal = portrayals[place];
      const says = mention.brandId === brand && mention.level !== null && portrayal;
      return says && toneOf(portrayal) === tone ? [{ mention, portrayal }] : [];
    })
    .toSorted((a, b) => sign * (a.portrayal.value - b.portrayal.value));
  if (!most) return [];
  const { mention, portrayal } = most;
  const sentences = splitSentences(visible.text, visible.blocks);
  return [
    {
      ...{ answerId: id, engine, modelAnswered, askedAt: askedAt.toISOString(), value: portrayal.value },
      ...shownIn(visible.text, mention.visible, sentences[mention.sentence] ?? mention.visible),
      words: portrayal.words.map(({ text, weight }) => ({ text, weight })),
    },
  ];
}
