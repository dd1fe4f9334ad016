import { Notice } from "@/components/ui/notice";
import type { AnswerView, CitationView } from "@/lib/domain/answers/answer";
import { withoutTricks } from "@/lib/format/hostile";
import { AnswerNotes } from "./answer-notes";
import { AnswerMarkdown } from "./markdown/answer-markdown";
import type { MentionView } from "@/lib/domain/brands/mention-view";
import type { NumberedSource } from "./number-sources";

interface AnswerTextProps {
  answer: Pick<AnswerView, "items" | "citations" | "endedEarly" | "leftOut">;
  sources: readonly NumberedSource[];
  /** Whether links can lead to its parts: of one answer a page. */
  anchored?: boolean;
  /** Brands that it names, in their order, to be marked. */
  mentions?: readonly MentionView[];
}

/** The visible text of an answer, all message sections in order, citation marks in place. */
export function AnswerText({ answer, sources, anchored = false, mentions = [] }: AnswerTextProps) {
  const byPosition = new Map(answer.citations.map((citation) => [citation.position, citation]));
  const citationsAt = (positions: readonly number[]): CitationView[] =>
    positions.flatMap((position) => byPosition.get(position) ?? []);
  const messages = answer.items.filter((item) => item.type === "message");
  const unknown = answer.items.filter((item) => item.type === "unknown");
  const sections = messages.flatMap((item) => item.sections);
  const marked = mentions.map((mention, place) => ({ mention, place }));
  const empty = sections.every((section) => section.text.trim() === "");
  return (
    <div className="flex flex-col gap-4">
      {sections.map((section, index) => (
        <AnswerMarkdown
          key={index}
          text={section.text}
          citations={citationsAt(section.citations)}
          sources={sources}
          {...(anchored && { section: index })}
          mentions={marked.filter(({ mention }) => mention.section === index)}
        />
      ))}
      {empty && (
        <Notice title="The answer has no text.">
          The API reported success and sent no text. The raw reply shows what came.
        </Notice>
      )}
      <AnswerNotes endedEarly={answer.endedEarly} leftOut={answer.leftOut} />
      {unknown.length > 0 && (
        <Notice title="Part of the answer is of a kind this version does not know.">
          {unknown.map((item) => withoutTricks(item.wireType)).join(", ")}: kept in the raw reply.
        </Notice>
      )}
    </div>
  );
}
