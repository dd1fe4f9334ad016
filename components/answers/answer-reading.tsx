import type { ReactNode } from "react";
import type { AnswerView } from "@/lib/domain/answers/answer";
import type { MentionView } from "@/lib/domain/brands/mention-view";
import type { CitedSources } from "@/lib/domain/sources/cited-sources";
import { sourceAnchor } from "@/lib/domain/answers/anchor";
import { Anchored } from "./anchored";
import { AnswerText } from "./answer-text";
import { FanOut } from "./fan-out";
import { LitSourceProvider } from "./lit-source";
import { numberSources, type NumberedSource } from "./number-sources";
import { Reasoning } from "./reasoning";
import { SourceList } from "./source-list";

interface AnswerReadingProps {
  answer: AnswerView;
  /** Brands that it names, in their order. */
  mentions?: readonly MentionView[];
  /** What is known of what it cites. */
  cited?: CitedSources | null;
  /** Stands under the text, in a narrow place under the sources: prompt and parameters, raw reply. */
  children?: ReactNode;
}

/** The centre of the answer page: the text, and beside it its sources and the model's searches. */
export function AnswerReading({ answer, mentions = [], cited = null, children }: AnswerReadingProps) {
  const sources = numberSources(answer);
  return (
    <Anchored>
      <LitSourceProvider anchors={sources.map(anchorOf)}>
        <div className="@container">
          <div className="grid items-start gap-6 @4xl:grid-cols-[minmax(0,1fr)_22rem] @4xl:grid-rows-[auto_1fr] @7xl:grid-cols-[minmax(0,50rem)_minmax(0,1fr)]">
            <article aria-label="Answer" className="flex min-w-0 flex-col gap-4">
              <AnswerText answer={answer} sources={sources} anchored mentions={mentions} />
              <Reasoning items={answer.items} />
            </article>
            <div className="flex min-w-0 flex-col gap-4 @4xl:row-span-2">
              <SourceList
                sources={sources}
                citationCount={answer.citations.length}
                webSearchDone={answer.webSearchDone}
                cited={cited}
              />
              <FanOut queries={answer.fanOutQueries} />
            </div>
            <div className="flex min-w-0 flex-col gap-4">{children}</div>
          </div>
        </div>
      </LitSourceProvider>
    </Anchored>
  );
}

const anchorOf = ({ sourceUrl, rawUrls }: NumberedSource): string =>
  sourceAnchor(sourceUrl || (rawUrls[0] ?? ""));
