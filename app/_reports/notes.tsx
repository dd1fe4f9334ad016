import { Link } from "@/components/ui/link";
import { EngineLabel } from "@/components/engines/engine-label";
import { Time } from "@/components/ui/time";
import type { FigureFilter } from "@/lib/domain/answers/figure-filter";
import type { Zoned } from "@/lib/domain/lists/workspace-filter";
import { withoutTricks } from "@/lib/format/hostile";
import { paths } from "@/lib/paths";
import { listNotesOfAnswers } from "@/lib/services/answer-notes";
import type { Context } from "@/lib/services/context";

interface NotesProps {
  ctx: Context;
  filter: Zoned<FigureFilter>;
  /** Null where nobody is led to answers. */
  slug: string | null;
}

const SHOWN = 50;

/** What the team wrote beside these answers. */
export async function Notes({ ctx, filter, slug }: NotesProps) {
  const notes = await listNotesOfAnswers({ ctx, input: { filter, most: SHOWN } });
  if (notes.length === 0) return null;
  return (
    <section aria-labelledby="notes-title" className="mt-8">
      <h2 id="notes-title" className="mb-2 font-semibold">
        Notes beside these answers
      </h2>
      <ul className="max-w-reading flex flex-col gap-3">
        {notes.map(({ id, answerId, engine, text, createdAt }) => (
          <li key={id} className="break-inside-avoid break-words">
            <p className="text-muted flex items-center gap-2 text-xs">
              <EngineLabel engine={engine} />
              <Time iso={createdAt} style="date" />
              {slug !== null && (
                <Link
                  href={paths.workspace(slug).answer(answerId)}
                  className="text-accent no-print underline underline-offset-2"
                >
                  The answer
                </Link>
              )}
            </p>
            <p dir="auto" className="whitespace-pre-wrap">
              {withoutTricks(text)}
            </p>
          </li>
        ))}
      </ul>
      {notes.length === SHOWN && <p className="text-muted mt-2 text-xs">The newest {SHOWN}.</p>}
    </section>
  );
}
