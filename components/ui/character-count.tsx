import { countChars } from "@/lib/domain/text/characters";
import { classNames } from "./class-names";

interface CharacterCountProps {
  text: string;
  limit: number;
}

/**
 * How much of a limit is used, in Unicode code points, which is what the API counts. Always visible; a screen reader
 * is told only when little is left, so that it does not speak at every key.
 */
export function CharacterCount({ text, limit }: CharacterCountProps) {
  const used = countChars(text);
  const left = limit - used;
  const near = left <= limit * 0.1;
  const spoken = left < 0 ? `${-left} characters too many` : `${left} characters left`;
  return (
    <span className={classNames("tabular text-xs", left < 0 ? "text-danger font-medium" : "text-muted")}>
      <span aria-hidden="true">
        {used} / {limit}
        {left < 0 && ` · ${-left} too many`}
      </span>
      <span className="sr-only" role="status">
        {near ? spoken : ""}
      </span>
    </span>
  );
}
