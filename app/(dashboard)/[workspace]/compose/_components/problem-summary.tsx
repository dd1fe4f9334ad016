import { Notice } from "@/components/ui/notice";
import { fieldOf, TASK_FIELDS } from "@/lib/api-contract/engine-rules";
import type { TaskField } from "@/lib/api-contract/fields";
import type { FieldMessages } from "@/lib/api-contract/form-words";

interface ProblemSummaryProps {
  message: string;
  errorId: string | null;
  problems: FieldMessages;
  onShow: (field: TaskField) => void;
}

/** Why nothing was sent, with a way to each field concerned. */
export function ProblemSummary({ message, errorId, problems, onShow }: ProblemSummaryProps) {
  const fields = TASK_FIELDS.filter((field) => problems[field] !== undefined);
  return (
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
                {fieldOf(field).label}: {problems[field]}
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
  );
}
