import { Badge } from "@/components/ui/badge";
import { countChars } from "@/lib/domain/text/characters";
import { LIMITS } from "@/lib/api-contract/limits";
import { expand, EXPANDED_MAX, type TemplateVariable } from "@/lib/domain/library/template";
import { withoutTricks } from "@/lib/format/hostile";
import { counted } from "@/lib/format/text";

interface ExpandedPreviewProps {
  template: string;
  variables: readonly TemplateVariable[];
  count: number;
}

/** What a template makes, with what is too long or stands twice. */
export function ExpandedPreview({ template, variables, count }: ExpandedPreviewProps) {
  const questions = count > 0 && count <= EXPANDED_MAX ? expand(template, variables) : [];
  const firstPlace = new Map<string, number>();
  questions.forEach((question, place) => {
    if (!firstPlace.has(question)) firstPlace.set(question, place);
  });
  return (
    <section aria-label="Preview" className="min-w-0">
      <h2 className="pb-2 text-sm font-medium" aria-live="polite">
        {count > EXPANDED_MAX
          ? `${counted(count, "question")}: at most ${EXPANDED_MAX.toLocaleString("en")} at once`
          : counted(count, "question")}
      </h2>
      <ol
        className="max-h-[32rem] divide-y overflow-y-auto border-y text-sm"
        tabIndex={0}
        aria-label="Questions"
      >
        {questions.map((question, place) => {
          const length = countChars(question);
          return (
            <li key={place} className="flex items-start justify-between gap-2 py-1.5">
              <span className="min-w-0 break-words">{withoutTricks(question)}</span>
              {length > LIMITS.promptChars && (
                <Badge tone="danger">{`${length} of ${LIMITS.promptChars} characters`}</Badge>
              )}
              {firstPlace.get(question) !== place && <Badge tone="warn">twice</Badge>}
            </li>
          );
        })}
      </ol>
    </section>
  );
}
