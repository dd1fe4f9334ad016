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
      className={classNames(
        "min-w-6 rounded-sm px-1 text-center no-underline",
        lit ? "bg-accent text-accent-ink" : "bg-accent-soft text-accent",
      )}
      {...handlers}
    >
      {source.number}
    </a>
  );
}

/** The numbers that stand where a text is backed by sources; each leads to its source in the list, and can be hit by a thumb. */
export const CitationMarks = ({ sources }: { sources: readonly NumberedSource[] }) => (
  <sup className="tabular mx-0.5 inline-flex flex-wrap gap-x-0.5 gap-y-2 align-[0.2em] text-[0.6875rem] leading-4 font-medium">
    {sources.map((source) => (
      <Mark key={source.number} source={source} />
    ))}
  </sup>
);
