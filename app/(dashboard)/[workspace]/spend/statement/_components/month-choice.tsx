"use client";

import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { formatMonth } from "@/lib/format/dates";
import { useAddress } from "@/lib/queries/use-address";
import { statementParsers } from "../../spend-search-params";

interface MonthChoiceProps {
  /** `yyyy-mm`, the newest first. */
  months: readonly string[];
  month: string;
}

/** Which month the statement is of; kept in the address. */
export function MonthChoice({ months, month }: MonthChoiceProps) {
  const { setState, busy } = useAddress(statementParsers);
  const options = months.includes(month) ? months : [...months, month];
  return (
    <div className="mb-4" aria-busy={busy}>
      <Field label="Month" className="w-48">
        <Select value={month} onChange={({ target }) => void setState({ month: target.value })}>
          {options.map((one) => (
            <option key={one} value={one}>
              {formatMonth(one)}
            </option>
          ))}
        </Select>
      </Field>
    </div>
  );
}
