import type { LibraryChangeKind, UndoOutcome } from "@/lib/domain/library/library-change";
import type { ChangeOutcome } from "@/lib/domain/library/prompt-edit";
import { counted } from "@/lib/format/text";

const sentence = (parts: readonly string[]): string => `${parts.join("; ")}.`;

/** What came of a change of many prompts, those left as they were by their reasons. */
export const outcomeWords = ({ changed, same, duplicates, tooManyTags }: ChangeOutcome): string =>
  sentence([
    `${counted(changed, "prompt")} changed`,
    ...(same > 0 ? [`${counted(same, "was", "were")} so already`] : []),
    ...(duplicates > 0
      ? [
          `${counted(duplicates, "would be a question", "would be questions")} the set has already, and stayed`,
        ]
      : []),
    ...(tooManyTags > 0 ? [`${counted(tooManyTags, "has", "have")} as many tags as a prompt may`] : []),
  ]);

/** What came of undoing, and what was left as it is and why. */
export const undoWords = ({ restored, deleted, archived, changedSince, duplicates }: UndoOutcome): string =>
  sentence([
    ...(restored > 0 ? [`${counted(restored, "prompt")} as before`] : []),
    ...(deleted > 0 ? [`${counted(deleted, "prompt")} nobody asked taken out`] : []),
    ...(archived > 0 ? [`${counted(archived, "prompt")} asked or reworded since archived`] : []),
    ...(changedSince > 0 ? [`${counted(changedSince, "was", "were")} changed since, and stayed`] : []),
    ...(duplicates > 0
      ? [
          `${counted(duplicates, "would be a question", "would be questions")} the set has already, and stayed`,
        ]
      : []),
    ...(restored + deleted + archived + changedSince + duplicates === 0
      ? ["There was nothing to take back"]
      : []),
  ]);

/** What an act is called that says nothing of itself. */
export const KIND_WORDS: Record<LibraryChangeKind, string> = {
  import: "Imported",
  paste: "Pasted",
  expand: "Made from a template",
  suggest: "Added from suggestions",
  clone: "Cloned from another set",
  edit: "Edited",
  archive: "Archived",
  restore: "Restored",
};
