import type { CitationView } from "@/lib/domain/answers/answer";

/** What sources are told apart by. */
export const SOURCE_KINDS = ["domain", "address"] as const;
export type SourceKind = (typeof SOURCE_KINDS)[number];

/** A cited domain or address, and how often each answer cites it. */
export interface CitedBy {
  /** Empty where nothing tells it. */
  name: string;
  title: string;
  counts: number[];
  /** How many of the answers cite it. */
  answers: number;
}

type Cited = Pick<CitationView, "sourceUrl" | "rawUrl" | "domain" | "title">;

/**
 * What some answers cite, those that most of them cite first, then by how often. What tells no domain is one row of its
 * own, which says of none of them that they cite the same.
 */
export function citedBy(answers: readonly (readonly Cited[])[], kind: SourceKind): CitedBy[] {
  const rows = new Map<string, CitedBy>();
  for (const [place, citations] of answers.entries())
    for (const { domain, sourceUrl, rawUrl, title } of citations) {
      const name = kind === "domain" ? domain : sourceUrl || rawUrl;
      const row = rows.get(name) ?? { name, title: "", counts: answers.map(() => 0), answers: 0 };
      row.counts[place] = (row.counts[place] ?? 0) + 1;
      row.answers = row.counts.filter((count) => count > 0).length;
      if (kind === "address") row.title ||= title;
      rows.set(name, row);
    }
  const citations = ({ counts }: CitedBy) => counts.reduce((sum, count) => sum + count, 0);
  return [...rows.values()].sort(
    (a, b) =>
      Number(a.name === "") - Number(b.name === "") ||
      b.answers - a.answers ||
      citations(b) - citations(a) ||
      (a.name < b.name ? -1 : 1),
  );
}

/** How many of the rows all answers cite, and how many only one. */
export const inCommon = (
  rows: readonly CitedBy[],
  answers: number,
): { all: number; one: number; named: number } => {
  const named = rows.filter(({ name }) => name !== "");
  return {
    named: named.length,
    all: named.filter((row) => row.answers === answers).length,
    one: named.filter((row) => row.answers === 1).length,
  };
};
