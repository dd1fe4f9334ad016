"use client";

import { RedirectTrail } from "@/components/sources/redirect-trail";
import { ToldClass, ToldWord } from "@/components/sources/told-words";
import { classNames } from "@/components/ui/class-names";
import type { CitedSources } from "@/lib/domain/sources/cited-sources";
import type { ToldSource } from "@/lib/domain/sources/told-source";
import { safeHref, withoutTricks } from "@/lib/format/hostile";
import { counted } from "@/lib/format/text";
import { AnchorLink } from "./anchor-link";
import { useLitSource } from "./lit-source";
import type { NumberedSource } from "./number-sources";

function Address({ label, url }: { label: string; url: string }) {
  const href = safeHref(url);
  return (
    <div className="flex gap-2 text-xs">
      <dt className="text-muted w-14 shrink-0">{label}</dt>
      <dd className="min-w-0" title={withoutTricks(url)}>
        {href ? (
          <a
            href={href}
            target="_blank"
            rel="noopener noreferrer nofollow"
            className="text-accent line-clamp-2 break-all hover:underline"
          >
            {withoutTricks(url)}
          </a>
        ) : (
          <span className="line-clamp-2 break-all">{withoutTricks(url)}</span>
        )}
      </dd>
    </div>
  );
}

function Source({ source, cited }: { source: NumberedSource; cited: CitedSources | null }) {
  const { id, isLasting, lit, handlers } = useLitSource(source.number);
  const { number, domain, title, sourceUrl, rawUrls, resolvedUrl, citations, marked } = source;
  const redirects = rawUrls.flatMap((url) => cited?.redirects[url] ?? []);
  return (
    <li
      id={id}
      tabIndex={-1}
      className={classNames(
        "group target:bg-accent-soft data-pointed:bg-accent-soft relative flex gap-3 border-b px-3 py-2",
        lit && "bg-accent-soft",
      )}
      {...handlers}
    >
      <span className="tabular text-accent w-5 shrink-0 text-right font-medium">{number}</span>
      <div className="min-w-0 flex-1">
        <div className="flex flex-wrap items-baseline justify-between gap-x-2">
          <span className="min-w-0 font-medium break-words" dir="auto">
            {withoutTricks(domain) || "No domain told"}
          </span>
          <span className="tabular text-muted shrink-0 text-xs">
            {!marked && "position not reported · "}
            {citations.length} ×
          </span>
        </div>
        {title && title !== domain && (
          <p className="text-sm break-words" dir="auto">
            {withoutTricks(title)}
          </p>
        )}
        {cited && <WhatItIs told={cited.told[sourceUrl] ?? null} />}
        <dl className="mt-1 grid gap-2">
          {resolvedUrl && !rawUrls.includes(resolvedUrl) && <Address label="leads to" url={resolvedUrl} />}
          {rawUrls.map((url) => (
            <Address key={url} label="cited as" url={url} />
          ))}
        </dl>
        {redirects.map((redirect) => (
          <RedirectTrail key={redirect.rawUrl} redirect={redirect} />
        ))}
      </div>
      {isLasting && (
        <AnchorLink
          id={id}
          label={`Copy the link to source ${number}`}
          className="no-print absolute right-2 bottom-1 opacity-0 group-focus-within:opacity-100 group-hover:opacity-100"
        />
      )}
    </li>
  );
}

/** Its class and page type, each with the rule on hover. */
const WhatItIs = ({ told }: { told: ToldSource | null }) => (
  <p className="text-muted flex flex-wrap gap-x-3 text-xs">
    <span>
      class <ToldClass told={told} />
    </span>
    {told?.pageType?.is != null && (
      <span>
        page <ToldWord told={told.pageType} />
      </span>
    )}
  </p>
);

interface SourceListProps {
  /** What is known of the sources beside the answer; null where nobody looked. */
  cited?: CitedSources | null;
  sources: readonly NumberedSource[];
  /** How many citations there are in all; more than sources where one is cited again. */
  citationCount: number;
  /** Whether the model searched: an answer without a search has nothing to cite, which is not the same as none. */
  webSearchDone: boolean | null;
  /** Off inside something that has a frame already. */
  framed?: boolean;
}

const NOTHING_CITED: Record<string, string> = {
  true: "The model searched and cited nothing.",
  false: "The model did not search, so it cited nothing.",
  null: "Nothing is cited. Nobody told whether the model searched.",
};

/** The sources of an answer in order of first use, with every address as it was cited and where it leads. */
export const SourceList = ({
  sources,
  citationCount,
  webSearchDone,
  framed = true,
  cited = null,
}: SourceListProps) => (
  <div role="group" aria-label="Sources" className={framed ? "bg-surface rounded-md border" : "border-t"}>
    <h2 className="flex items-baseline justify-between gap-2 border-b px-3 py-2 font-semibold">
      Sources
      <span className="tabular text-muted text-xs font-normal">
        {counted(citationCount, "citation")} of {counted(sources.length, "URL")}
      </span>
    </h2>
    {sources.length > 0 ? (
      <ol className="[&>li:last-child]:border-b-0">
        {sources.map((source) => (
          <Source key={source.number} source={source} cited={cited} />
        ))}
      </ol>
    ) : (
      <p className="text-muted px-3 py-2">{NOTHING_CITED[String(webSearchDone)]}</p>
    )}
  </div>
);
