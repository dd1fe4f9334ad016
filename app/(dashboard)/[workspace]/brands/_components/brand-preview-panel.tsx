"use client";

import { useQuery } from "@tanstack/react-query";
import { Marked } from "@/components/answers/marked";
import { EngineLabel } from "@/components/engines/engine-label";
import { QueryPanel } from "@/components/states/query-panel";
import { Link } from "@/components/ui/link";
import { Notice } from "@/components/ui/notice";
import { Skeleton } from "@/components/ui/skeleton";
import { useRested } from "@/components/ui/use-rested";
import { PREVIEW_CHARS_MAX } from "@/lib/domain/brands/brand-limits";
import type { BrandPreview, BrandPreviewHit } from "@/lib/domain/brands/brand-preview";
import { counted } from "@/lib/format/text";
import { paths } from "@/lib/paths";
import { brandPreviewQuery } from "@/lib/queries/brand-preview";
import { RequestError } from "@/lib/queries/request-error";
import type { toBrand } from "../brand-values";

interface BrandPreviewPanelProps {
  slug: string;
  /** Of a brand that is there already. */
  id: string | null;
  brand: ReturnType<typeof toBrand>["brand"];
}

/** What the rules find among the newest answers, as they stand in the form. */
export function BrandPreviewPanel({ slug, id, brand }: BrandPreviewPanelProps) {
  // Domains tell what is cited, not what is named: a half-typed one holds nothing back.
  const typed = brand.name.trim() === "" ? null : JSON.stringify({ ...brand, domains: [] });
  const rested = useRested(typed);
  const isTooLong = rested !== null && rested.length > PREVIEW_CHARS_MAX;
  const query = useQuery(brandPreviewQuery(slug, { id, brand: isTooLong ? null : rested }));
  const refusal = query.error instanceof RequestError && query.error.code === "invalid" ? query.error : null;
  return (
    <section aria-labelledby="found" className="flex min-w-0 flex-col gap-3 lg:sticky lg:top-16">
      <h2 id="found" className="font-semibold">
        What this finds
      </h2>
      {rested === null ? (
        <p className="text-muted text-sm">Name the brand to see what is found of it in answers.</p>
      ) : isTooLong ? (
        <p className="text-muted text-sm">
          These rules are too long to be tried while you type. They can be saved.
        </p>
      ) : refusal ? (
        <ul className="text-muted list-disc pl-5 text-sm">
          {Object.values(refusal.fields).map((message) => (
            <li key={message}>{message}</li>
          ))}
        </ul>
      ) : (
        <QueryPanel
          query={query}
          errorTitle="It could not be tried on answers."
          skeleton={<Skeleton className="h-24" />}
        >
          {(preview) => <Found slug={slug} preview={preview} />}
        </QueryPanel>
      )}
    </section>
  );
}

function Found({ slug, preview }: { slug: string; preview: BrandPreview }) {
  const { answers, isAll, naming, mentions, looser, longerName, hits, doubtful } = preview;
  if (answers === 0) return <p className="text-muted text-sm">No answers were collected yet to try it on.</p>;
  const over = isAll ? `all ${counted(answers, "answer")}` : `the newest ${counted(answers, "answer")}`;
  return (
    <>
      <p aria-live="polite">
        <strong>{counted(naming, "answer")}</strong> of {over} {naming === 1 ? "names" : "name"} it, in{" "}
        {counted(mentions, "place")}.
      </p>
      {doubtful.length > 0 && (
        <Notice tone="warn" title={`${counted(looser + longerName, "place")} may be something else.`}>
          {looser > 0 && (
            <p>
              {counted(looser, "place")} would not be found if capitals and accents had to be as written, and
              words whole.
            </p>
          )}
          {longerName > 0 && <p>{counted(longerName, "place")} may be part of a longer name.</p>}
          <Hits slug={slug} label="Places in doubt" hits={doubtful} of={looser + longerName} />
        </Notice>
      )}
      {hits.length > 0 && <Hits slug={slug} label="Places" hits={hits} of={mentions - looser - longerName} />}
    </>
  );
}

interface HitsProps {
  slug: string;
  label: string;
  hits: readonly BrandPreviewHit[];
  /** How many there are in all. */
  of: number;
}

function Hits({ slug, label, hits, of }: HitsProps) {
  return (
    <div className="flex flex-col gap-2 pt-1">
      <ul aria-label={label} className="flex flex-col gap-2">
        {hits.map(({ answerId, engine, model, sentence, mark }) => (
          <li key={`${answerId} ${mark.start} ${sentence}`} className="text-ink text-sm">
            <p dir="auto" className="break-words">
              <Marked text={sentence} marks={[[mark.start, mark.end]]} />
            </p>
            <Link
              href={paths.workspace(slug).answer(answerId)}
              target="_blank"
              className="text-muted inline-flex min-h-6 items-center gap-1 text-xs hover:underline"
            >
              <EngineLabel engine={engine} model={model} />
              <span className="sr-only"> (opens in a new tab)</span>
            </Link>
          </li>
        ))}
      </ul>
      {of > hits.length && <p className="text-muted text-xs">{counted(of - hits.length, "more place")}</p>}
    </div>
  );
}
