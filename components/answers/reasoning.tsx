import { Disclosure } from "@/components/ui/disclosure";
import type { AnswerView } from "@/lib/domain/answers/answer";
import { counted } from "@/lib/format/text";
import { AnswerMarkdown } from "./markdown/answer-markdown";

/** The model's summary of its reasoning, folded. Nothing is shown where there is none. */
export function Reasoning({ items }: Pick<AnswerView, "items">) {
  const sections = items.flatMap((item) => (item.type === "reasoning" ? item.sections : []));
  if (sections.length === 0) return null;
  return (
    <Disclosure summary="Reasoning" aside={counted(sections.length, "section")}>
      <div className="text-muted flex flex-col gap-4">
        {sections.map((section, index) => (
          <AnswerMarkdown key={index} text={section.text} citations={[]} sources={[]} />
        ))}
      </div>
    </Disclosure>
  );
}
