"use client";

import { ColumnChoice } from "@/components/tables/column-choice";
import {
  ANSWER_COLUMN_LABELS,
  ANSWER_COLUMNS,
  DEFAULT_ANSWER_COLUMNS,
} from "@/lib/domain/answers/answer-columns";
import { useAddress } from "@/lib/queries/use-address";
import { answersParsers } from "../../answers-search-params";

const COLUMNS = ANSWER_COLUMNS.map((key) => ({ key, label: ANSWER_COLUMN_LABELS[key] }));

interface ChooseColumnsProps {
  /** The view that is open, which a change of the address keeps. */
  view: string | null;
}

/** Keeps the columns of the list of answers in its address. */
export function ChooseColumns({ view }: ChooseColumnsProps) {
  const { state, setState } = useAddress(answersParsers);
  return (
    <ColumnChoice
      columns={COLUMNS}
      chosen={state.columns ?? DEFAULT_ANSWER_COLUMNS}
      isDefault={state.columns === null}
      onChange={(columns) => void setState({ columns, view })}
    />
  );
}
