"use client";

import { CharacterCount } from "@/components/ui/character-count";
import { Badge } from "@/components/ui/badge";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Textarea } from "@/components/ui/textarea";
import { LIMITS } from "@/lib/api-contract/limits";
import type { Correction, ImportColumn, LeftOutRow, LeftOutState } from "@/lib/domain/library/prompt-import";

const STATES: Record<LeftOutState, string> = {
  wrong: "to put right",
  twice: "stands above",
  already: "there already",
};

const LABELS: Record<ImportColumn, string> = {
  prompt: "Question",
  topic: "Topic",
  tags: "Tags",
  intent: "Intent",
  stage: "Stage",
  market: "Market",
  persona: "Persona",
  family: "Family",
  weight: "Weight",
  system_message: "System message",
};

interface LeftOutTableProps {
  rows: readonly LeftOutRow[];
  columns: readonly ImportColumn[];
  corrections: readonly Correction[];
  onCorrect: (correction: Correction) => void;
}

/** Rows that are not imported as they stand, each with its line; what is wrong can be put right in place. */
export const LeftOutTable = ({ rows, columns, corrections, onCorrect }: LeftOutTableProps) => (
  <section aria-label="Rows left out" className="flex flex-col">
    <h2 className="text-md pb-2 font-semibold">Rows left out</h2>
    <ul className="flex flex-col divide-y border-y">
      {rows.map((row) => (
        <li key={row.line} className="flex flex-col gap-2 py-3">
          <p className="flex items-center gap-2 text-sm">
            <span className="tabular font-medium">Line {row.line}</span>
            <Badge tone={row.state === "wrong" ? "warn" : "neutral"}>{STATES[row.state]}</Badge>
            {row.state !== "wrong" && (
              <span className="text-muted">{row.problems.map(({ message }) => message).join(" ")}</span>
            )}
          </p>
          <div className="grid gap-2 md:grid-cols-[2fr_1fr_1fr]">
            {shownColumns(row, columns).map((column) => (
              <CellField
                key={column}
                row={row}
                column={column}
                value={
                  corrections.find((put) => put.line === row.line && put.column === column)?.value ??
                  row.cells[column] ??
                  ""
                }
                onCorrect={onCorrect}
              />
            ))}
          </div>
        </li>
      ))}
    </ul>
  </section>
);

/** The question, and what else is wrong; a row that stands twice can become another question. */
const shownColumns = ({ problems }: LeftOutRow, columns: readonly ImportColumn[]): ImportColumn[] => {
  const wrong = new Set(problems.map(({ column }) => column));
  return ["prompt" as const, ...columns.filter((column) => column !== "prompt" && wrong.has(column))];
};

interface CellFieldProps {
  row: LeftOutRow;
  column: ImportColumn;
  value: string;
  onCorrect: (correction: Correction) => void;
}

function CellField({ row, column, value, onCorrect }: CellFieldProps) {
  const told = row.state === "wrong" ? row.problems.filter((problem) => problem.column === column) : [];
  const change = (text: string) => onCorrect({ line: row.line, column, value: text });
  const isText = column === "prompt" || column === "system_message";
  return (
    <Field
      label={`${LABELS[column]}, line ${row.line}`}
      labelHidden={column === "prompt"}
      error={told.length > 0 ? told.map(({ message }) => message).join(" ") : undefined}
      aside={isText ? <CharacterCount text={value} limit={LIMITS.promptChars} /> : undefined}
    >
      {isText ? (
        <Textarea rows={1} value={value} onChange={({ target }) => change(target.value)} />
      ) : (
        <Input value={value} onChange={({ target }) => change(target.value)} />
      )}
    </Field>
  );
}
