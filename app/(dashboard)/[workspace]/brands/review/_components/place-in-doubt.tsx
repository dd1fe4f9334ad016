import { Marked } from "@/components/answers/marked";
import { EngineLabel } from "@/components/engines/engine-label";
import { Badge } from "@/components/ui/badge";
import { Link } from "@/components/ui/link";
import type { ReviewItem } from "@/lib/domain/brands/mention-review";
import { withoutTricks } from "@/lib/format/hostile";
import { paths } from "@/lib/paths";
import { DOUBT_WORDS } from "../review-words";

/** A place with its sentence, the brand that was found, by what, and why it may be something else. */
export function PlaceInDoubt({ slug, item }: { slug: string; item: ReviewItem }) {
  const { answerId, brand, engine, model, sentence, mark, alias, doubts } = item;
  return (
    <article aria-label="Place in doubt" className="bg-surface flex flex-col gap-2 rounded-md border p-4">
      <p className="text-sm">
        Is this{" "}
        <strong dir="auto" className="break-words">
          {withoutTricks(brand.name)}
        </strong>
        ?
      </p>
      <p dir="auto" className="max-w-reading text-base break-words">
        <Marked text={sentence} marks={[[mark.start, mark.end]]} />
      </p>
      <p className="flex flex-wrap items-center gap-2">
        {doubts.map((doubt) => (
          <Badge key={doubt}>{DOUBT_WORDS[doubt]}</Badge>
        ))}
      </p>
      <p className="text-muted flex flex-wrap items-center gap-x-3 gap-y-1 text-xs">
        <span dir="auto" className="break-words">
          Found by the alias “{withoutTricks(alias)}”
        </span>
        <Link
          href={paths.workspace(slug).answer(answerId)}
          target="_blank"
          className="inline-flex min-h-6 items-center gap-1 hover:underline"
        >
          <EngineLabel engine={engine} model={model} />
          <span className="sr-only"> (opens in a new tab)</span>
        </Link>
      </p>
    </article>
  );
}
