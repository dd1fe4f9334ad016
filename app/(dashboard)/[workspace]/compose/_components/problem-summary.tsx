import type { Ref } from "react";
import { Notice } from "@/components/ui/notice";
import type { AskField } from "../ask-field";
import type { Problems } from "../form-fields";
import { FIELD_LABELS } from "../field-words";

interface ProblemSummaryProps {
  ref: Ref<HTMLDivElement>;
  message: string;
  errorId: string | null;
  problems: Problems;
  onShow: (field: AskField) => void;
}

const isField = (name: string): name is AskField => Object.hasOwn(FIELD_LABELS, name);

/** Why nothing was sent, with a way to each field concerned. It is given focus when sending was refused. */
export function ProblemSummary({ ref, message, errorId, problems, onShow }: ProblemSummaryProps) {
  const fields = Object.keys(FIELD_LABELS)
    .filter(isField)
    .filter((field) => problems[field] !== undefined);
  return (
    <div ref={ref} tabIndex={-1} className="scroll-mt-20 rounded-md">
      <Notice tone="danger" title={message}>
        {fields.length > 0 && (
          <ul className="flex flex-col gap-1 py-1">
            {fields.map((field) => (
              <li key={field}>
                <button
                  type="button"
                  className="text-ink text-left underline underline-offset-2"
                  onClick={() => onShow(field)}
                >
                  {FIELD_LABELS[field]}: {problems[field]}
                </button>
              </li>
            ))}
          </ul>
        )}
        {errorId && (
          <p>
            Error id <code className="font-mono">{errorId}</code>, which the log has, too.
          </p>
        )}
      </Notice>
    </div>
  );
}
