import type { ReactNode } from "react";
import { WordDiff } from "@/components/prompts/word-diff";
import { Link } from "@/components/ui/link";
import type { MemberLine, SetVersionDiff } from "@/lib/domain/library/set-version";
import { withoutTricks } from "@/lib/format/hostile";
import { formatCount } from "@/lib/format/text";
import { paths } from "@/lib/paths";

interface VersionDiffProps {
  slug: string;
  diff: SetVersionDiff;
}

const GONE = "A prompt that was taken out for good";

const Words = ({ slug, line }: { slug: string; line: MemberLine }) =>
  line.words === null ? (
    <span className="text-muted">{GONE}</span>
  ) : (
    <Link href={paths.workspace(slug).prompt(line.promptId)} dir="auto" className="hover:underline">
      {withoutTricks(line.words)}
    </Link>
  );

const quoted = (words: string | null): string => (words === null ? "none" : `“${withoutTricks(words)}”`);

/** What differs between two versions of a set: added, removed, changed. */
export const VersionDiff = ({ slug, diff }: VersionDiffProps) => (
  <section aria-labelledby="difference" className="flex flex-col gap-4">
    <div>
      <h2 id="difference" className="font-semibold">
        From version {diff.older.number} to version {diff.newer.number}
      </h2>
      <p className="text-muted text-sm">
        {formatCount(diff.counts.added)} added, {formatCount(diff.counts.removed)} removed,{" "}
        {formatCount(diff.counts.changed)} changed, {formatCount(diff.counts.same)} the same
      </p>
    </div>
    <Lines name="Added" count={diff.counts.added}>
      {diff.added.map((line) => (
        <li key={line.promptId} className="px-3 py-1.5">
          <Words slug={slug} line={line} />
        </li>
      ))}
    </Lines>
    <Lines name="Removed" count={diff.counts.removed}>
      {diff.removed.map((line) => (
        <li key={line.promptId} className="px-3 py-1.5">
          <Words slug={slug} line={line} />
        </li>
      ))}
    </Lines>
    <Lines name="Changed" count={diff.counts.changed}>
      {diff.changed.map(({ before, properties, ...line }) => (
        <li key={line.promptId} className="px-3 py-1.5">
          {before !== null && line.words !== null ? (
            <WordDiff older={before} newer={line.words} />
          ) : (
            <Words slug={slug} line={line} />
          )}
          {properties.length > 0 && (
            <p className="text-muted text-sm break-words">
              {properties.map(({ property, before: was, after }) => (
                <span key={property} className="mr-3">
                  {property} from {quoted(was)} to {quoted(after)}
                </span>
              ))}
            </p>
          )}
        </li>
      ))}
    </Lines>
  </section>
);

interface LinesProps {
  name: string;
  count: number;
  children: ReactNode[];
}

const Lines = ({ name, count, children }: LinesProps) =>
  count > 0 && (
    <div>
      <h3 className="mb-1 text-sm font-medium">
        {name} ({formatCount(count)})
      </h3>
      <ul className="bg-surface divide-y rounded-md border">{children}</ul>
      {children.length < count && (
        <p className="text-muted pt-1 text-sm">The first {formatCount(children.length)} are shown.</p>
      )}
    </div>
  );
