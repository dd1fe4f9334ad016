"use client";

import { classNames } from "@/components/ui/class-names";
import { withoutTricks } from "@/lib/format/hostile";
import { useLitSource } from "./lit-source";
import type { NumberedSource } from "./number-sources";

function Mark({ source }: { source: NumberedSource }) {
  const { id, lit, handlers } = useLitSource(source.number);
  const name = withoutTricks(source.domain || source.title || source.rawUrls[0] || "");
  return (
    <a
      href={`#${id}`}
      aria-label={`Source ${source.number}: ${name}`}
      title={name}
      // As large as a thumb needs, whatever stands around it; what is seen of it is smaller.
      className="inline-flex h-6 min-w-6 items-center justify-center no-underline"
      {...handlers}
    >
      <span
        className={classNames(
          "min-w-5 rounded-sm px-1 text-center",
          lit ? "bg-accent text-accent-ink" : "bg-accent-soft text-accent",
        )}
      >
        {source.number}
      </span>
    </a>
  );
}

/** The numbers that stand where a text is backed by sources; each leads to its source in the list, and can be hit by a thumb. */
export const CitationMarks = ({ sources }: { sources: readonly NumberedSource[] }) => (
  <sup className="tabular static inline-flex flex-wrap align-middle text-[0.6875rem] leading-4 font-medium">
    {sources.map((source) => (
      <Mark key={source.number} source={source} />
    ))}
  </sup>
);
