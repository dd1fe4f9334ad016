import { withoutTricks } from "@/lib/format/hostile";

interface MarkedProps {
  text: string;
  /** What of it was looked for: from, before; in their order. */
  marks: readonly (readonly [number, number])[];
}

/** A text with what was looked for marked in it. */
export function Marked({ text, marks }: MarkedProps) {
  const ends = [0, ...marks.map(([, before]) => before)];
  return (
    <>
      {marks.map(([from, before], index) => (
        <span key={from}>
          {withoutTricks(text.slice(ends[index], from))}
          <mark className="bg-accent-soft text-ink rounded-sm">
            {withoutTricks(text.slice(from, before))}
          </mark>
        </span>
      ))}
      {withoutTricks(text.slice(ends.at(-1)))}
    </>
  );
}
