import { Fragment } from "react";
import { Badge } from "@/components/ui/badge";
import type { ReferenceField } from "@/lib/api-service/describe/reference";

interface FieldLinesProps {
  /** What a screen reader calls the list. */
  label: string;
  fields: readonly (ReferenceField & { takenBy?: readonly string[] })[];
  /** The calls the list is about; a field that not all of them take says which do. */
  calls?: readonly string[];
}

/** Words in which names stand between backquotes, as in the OpenAPI document. */
const Words = ({ text }: { text: string }) =>
  text.split("`").map((part, index) =>
    index % 2 === 0 ? (
      <Fragment key={index}>{part}</Fragment>
    ) : (
      <code key={index} className="font-mono text-xs">
        {part}
      </code>
    ),
  );

/** Fields with what they take and mean, one a line; on a narrow screen one under the other. */
export const FieldLines = ({ label, fields, calls = [] }: FieldLinesProps) => (
  <dl aria-label={label} className="bg-surface divide-y rounded-md border text-sm">
    {fields.map(({ name, type, range, standard, required, words, takenBy = calls }) => (
      <div
        key={name}
        className="grid gap-x-4 px-3 py-1.5 md:grid-cols-[minmax(0,17rem)_minmax(0,14rem)_minmax(0,1fr)]"
      >
        <dt className="flex flex-wrap items-baseline gap-x-2">
          <code className="font-mono text-xs font-medium break-all">{name}</code>
          {required && <Badge tone="accent">required</Badge>}
        </dt>
        <dd className="text-muted">
          {type}
          {range && `, ${range}`}
          {standard !== null && (
            <>
              ; <span className="text-ink">{standard}</span> unless sent
            </>
          )}
        </dd>
        <dd>
          <Words text={words} />
          {takenBy.length < calls.length && (
            <span className="text-muted"> Taken by {takenBy.join(" and ")} only.</span>
          )}
        </dd>
      </div>
    ))}
  </dl>
);
