import { EngineLabel } from "@/components/engines/engine-label";
import { Link } from "@/components/ui/link";
import { Time } from "@/components/ui/time";
import type { FigureFilter } from "@/lib/domain/answers/figure-filter";
import type { Days } from "@/lib/domain/money/spend-periods";
import { withoutTricks } from "@/lib/format/hostile";
import { paths } from "@/lib/paths";
import { listPortrayals, type PortrayedSentence } from "@/lib/services/brand-figures";
import type { Context } from "@/lib/services/context";
import { decimal } from "../brand-figure-words";

interface EvidenceProps {
  ctx: Context;
  /** Null where nobody is led to answers. */
  slug: string | null;
  zone: string;
  filter: FigureFilter & Days;
  brandId: string;
}

/** Of each kind so many of the newest answers. */
const SHOWN = 6;

const KINDS = [
  { tone: "positive", title: "Praised", none: "No answer in these filters praises it." },
  { tone: "negative", title: "Blamed", none: "No answer in these filters blames it." },
] as const;

/** The sentences behind the portrayal, the newest first, each with the words that decided and the answer it is of. */
export async function Evidence({ ctx, slug, zone, filter, brandId }: EvidenceProps) {
  const told = await Promise.all(
    KINDS.map(async (kind) => ({
      ...kind,
      sentences: await listPortrayals({
        ctx,
        input: { filter: { ...filter, zone }, brandId, tone: kind.tone, most: SHOWN },
      }),
    })),
  );
  return (
    <div className="mb-8 grid gap-x-8 gap-y-6 lg:grid-cols-2">
      {told.map(({ tone, title, none, sentences }) => (
        <section key={tone} aria-label={title} className="min-w-0">
          <h3 className="mb-1 text-sm font-medium">
            {title}
            {sentences.length > 0 && (
              <span className="text-muted font-normal">, the newest {sentences.length} answers</span>
            )}
          </h3>
          {sentences.length === 0 ? (
            <p className="text-muted text-sm">{none}</p>
          ) : (
            <ul className="bg-surface divide-y rounded-md border">
              {sentences.map((sentence) => (
                <Sentence key={sentence.answerId} slug={slug} sentence={sentence} />
              ))}
            </ul>
          )}
        </section>
      ))}
    </div>
  );
}

function Sentence({ slug, sentence: one }: { slug: string | null; sentence: PortrayedSentence }) {
  const { start, end } = one.mark;
  const part = (from: number, to?: number) => withoutTricks(one.sentence.slice(from, to));
  return (
    <li className="flex flex-col gap-1 px-3 py-2">
      <blockquote dir="auto" className="max-w-reading break-words">
        {part(0, start)}
        <mark className="bg-accent-soft text-accent rounded-sm px-0.5">{part(start, end)}</mark>
        {part(end)}
      </blockquote>
      <p className="text-muted flex flex-wrap items-center gap-x-3 text-xs">
        <span>
          {decimal(one.value)} by{" "}
          {one.words.map(({ text, weight }) => `“${withoutTricks(text)}” (${signed(weight)})`).join(", ")}
        </span>
        <EngineLabel engine={one.engine} />
        {slug === null ? (
          <Time iso={one.askedAt} style="date" />
        ) : (
          <Link
            href={paths.workspace(slug).answer(one.answerId)}
            className="text-accent inline-flex min-h-6 items-center underline-offset-2 hover:underline"
          >
            <span>
              The answer of <Time iso={one.askedAt} style="date" />
            </span>
          </Link>
        )}
      </p>
    </li>
  );
}

const signed = (weight: number): string => `${weight > 0 ? "+" : ""}${decimal(weight)}`;
