"use client";

import { useState } from "react";
import { FailureWords } from "@/components/states/failure-words";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { Select } from "@/components/ui/select";
import type { ImportView } from "@/lib/domain/answers/answer-import-view";
import { LINE_FIELDS, REQUIRED_FIELDS } from "@/lib/domain/answers/import-words";
import { withoutTricks } from "@/lib/format/hostile";
import { shorten } from "@/lib/format/text";
import { useAction } from "@/lib/queries/use-action";
import { mapColumnsAction } from "../import-actions";

interface ColumnsFormProps {
  slug: string;
  id: string;
  csv: NonNullable<ImportView["csv"]>;
  onMapped: () => void;
}

/** What each column of a CSV file is: guessed by its name, and changeable. */
export function ColumnsForm({ slug, id, csv, onMapped }: ColumnsFormProps) {
  const [columns, setColumns] = useState(csv.columns);
  const map = useAction(mapColumnsAction.bind(null, slug), { onSuccess: onMapped });
  const missing = REQUIRED_FIELDS.filter((field) => !columns.includes(field));
  return (
    <form
      aria-label="Columns"
      className="flex flex-col items-start gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        map.execute({ id, columns: [...columns] });
      }}
    >
      <div className="grid w-full gap-3 sm:grid-cols-2 lg:grid-cols-3">
        {csv.header.map((name, place) => (
          <Field key={`${place} ${name}`} label={shorten(withoutTricks(name), 80) || `Column ${place + 1}`}>
            <Select
              value={columns[place] ?? ""}
              onChange={({ target }) => {
                const field = LINE_FIELDS.find((known) => known === target.value) ?? null;
                setColumns((before) =>
                  before.map((one, at) => (at === place ? field : one === field ? null : one)),
                );
              }}
            >
              <option value="">not imported</option>
              {LINE_FIELDS.map((field) => (
                <option key={field} value={field}>
                  {field}
                </option>
              ))}
            </Select>
          </Field>
        ))}
      </div>
      {missing.length > 0 && (
        <p className="text-muted text-sm">
          No column is {missing.join(", nor ")} yet; every answer needs them.
        </p>
      )}
      {map.result.serverError && (
        <Notice tone="danger" title={<FailureWords failure={map.result.serverError} />} />
      )}
      <Button type="submit" disabled={missing.length > 0} busy={map.isPending}>
        Look through the file
      </Button>
    </form>
  );
}
