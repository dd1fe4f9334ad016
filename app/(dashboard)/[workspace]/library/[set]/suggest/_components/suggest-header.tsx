import { PageHeader } from "@/components/shell/page-header";
import { TabLinks } from "@/components/shell/tab-links";
import type { PromptSetRow } from "@/lib/domain/library/prompt-set";
import { withoutTricks } from "@/lib/format/hostile";
import { paths } from "@/lib/paths";

interface SuggestHeaderProps {
  slug: string;
  set: PromptSetRow;
  current: "searched" | "asked";
}

const QUESTIONS = {
  searched: "What did models search for while they answered this set’s prompts?",
  asked: "What would a customer ask whom I describe?",
};

/** The head of both ways to questions that the set could ask. */
export function SuggestHeader({ slug, set, current }: SuggestHeaderProps) {
  const { library } = paths.workspace(slug);
  return (
    <>
      <PageHeader
        parent={{ label: withoutTricks(set.name), href: library.set(set.id) }}
        title="Suggested questions"
        question={QUESTIONS[current]}
      />
      <TabLinks
        label="Suggestions"
        current={current}
        links={[
          { key: "searched", label: "What models searched for", href: library.suggest(set.id) },
          { key: "asked", label: "Ask an engine", href: library.askForQuestions(set.id) },
        ]}
      />
    </>
  );
}
