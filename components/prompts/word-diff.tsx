import { withoutTricks } from "@/lib/format/hostile";
import { compareWordings } from "./compare-wordings";

/** The newer of two wordings with what was put in marked and what was taken out struck through. */
export const WordDiff = ({ older, newer }: { older: string; newer: string }) => (
  <span dir="auto" className="break-words whitespace-pre-wrap">
    {compareWordings(older, newer).map(({ text, change }, index) => {
      const shown = withoutTricks(text);
      if (change === "added")
        return (
          <ins key={index} className="bg-good-soft text-good decoration-1">
            <span className="sr-only">put in: </span>
            {shown}
          </ins>
        );
      if (change === "removed")
        return (
          <del key={index} className="bg-danger-soft text-danger">
            <span className="sr-only">taken out: </span>
            {shown}
          </del>
        );
      return <span key={index}>{shown}</span>;
    })}
  </span>
);
