import { Command } from "cmdk";
import { Marked } from "@/components/answers/marked";
import type { Found, FoundText } from "@/lib/domain/answers/found";
import { formatCapped } from "@/lib/format/text";
import { paths } from "@/lib/paths";
import { Entry, GROUP } from "./palette-entry";

interface FoundEntriesProps {
  found: Found;
  text: string;
  workspace: string;
  onGo: (href: string) => void;
}

/** Prompts and answers that hold what was typed, the newest few, and the way to all of them. */
export function FoundEntries({
  found: { prompts, answers, answersInAll },
  text,
  workspace,
  onGo,
}: FoundEntriesProps) {
  const to = paths.workspace(workspace);
  const entryOf = (one: FoundText, href: string) => (
    <Entry key={href} found={href} onSelect={() => onGo(href)}>
      <span className="truncate">
        <Marked text={one.text} marks={one.marks} />
      </span>
    </Entry>
  );
  const all = (href: string, words: string) => (
    <Entry found={href} onSelect={() => onGo(href)}>
      {words}
    </Entry>
  );
  return (
    <>
      {prompts.length > 0 && (
        <Command.Group heading="Prompts" className={GROUP}>
          {prompts.map((one) => entryOf(one, to.prompt(one.id)))}
          {all(to.answers({ promptText: text }), "See all answers to prompts with these words")}
        </Command.Group>
      )}
      {answers.length > 0 && (
        <Command.Group heading="Answers" className={GROUP}>
          {answers.map((one) => entryOf(one, to.answer(one.id)))}
          {all(to.answers({ text }), `See all: ${formatCapped(answersInAll, "answer")} with these words`)}
        </Command.Group>
      )}
    </>
  );
}
