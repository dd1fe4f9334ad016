import type { TextDifference } from "@/lib/domain/answers/comparison";
import { withoutTricks } from "@/lib/format/hostile";
import { counted } from "@/lib/format/text";
import { clipParts } from "./clip-parts";

const HOW: Record<TextDifference["by"], string | null> = {
  words: null,
  paragraphs: "Too long or too different to compare word by word: whole paragraphs are marked.",
  whole: "Too little in common to tell parts of them apart: first the base, then this answer.",
};

/** A text with what it says otherwise than its base: what is new marked, what it leaves out struck through. */
export const DifferenceText = ({ difference }: { difference: TextDifference }) => (
  <>
    {HOW[difference.by] && <p className="text-muted mb-2 text-xs">{HOW[difference.by]}</p>}
    <div dir="auto" className="break-words whitespace-pre-wrap">
      {clipParts(difference.parts).map((part, index) => {
        if (part.change === "left out")
          return (
            <span key={index} className="text-muted bg-sunken mx-1 rounded px-1 text-xs">
              … {counted(part.characters, "character")} not shown …
            </span>
          );
        const shown = withoutTricks(part.text);
        if (part.change === "added")
          return (
            <ins key={index} className="bg-good-soft text-good decoration-1">
              <span className="sr-only">only here: </span>
              {shown}
            </ins>
          );
        if (part.change === "removed")
          return (
            <del key={index} className="bg-danger-soft text-danger">
              <span className="sr-only">only in the base: </span>
              {shown}
            </del>
          );
        return <span key={index}>{shown}</span>;
      })}
    </div>
  </>
);
