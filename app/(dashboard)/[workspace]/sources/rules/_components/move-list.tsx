import type { SourceMove } from "@/lib/domain/sources/source-moves";
import { counted } from "@/lib/format/text";
import { toldOr } from "../rule-words";

/** How many sources were of one class or page type and are of another. */
export const MoveList = ({ moves }: { moves: readonly SourceMove[] }) => (
  <ul aria-label="Moves" className="flex flex-col gap-1 text-sm">
    {moves.map(({ what, was, became, sources, citations }) => (
      <li key={JSON.stringify([what, was, became])}>
        <span className="text-muted">{what}</span> {toldOr(was)} → <strong>{toldOr(became)}</strong>:{" "}
        {counted(sources, "source")}, {counted(citations, "citation")}
      </li>
    ))}
  </ul>
);
