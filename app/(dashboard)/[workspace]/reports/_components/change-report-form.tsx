"use client";

import type { Report } from "@/lib/domain/exports/report";
import { useAction } from "@/lib/queries/use-action";
import { changeReportAction } from "../reports-actions";
import { ReportForm } from "./report-form";

interface ChangeReportFormProps {
  slug: string;
  report: Report;
  onClose: () => void;
  onSaved: () => void;
}

/** Changes a report's words, its days and what it shows. */
export default function ChangeReportForm({ slug, report, onClose, onSaved }: ChangeReportFormProps) {
  const change = useAction(changeReportAction.bind(null, slug), { onSuccess: onSaved });
  const { serverError, validationErrors } = change.result;
  return (
    <ReportForm
      title="Change the report"
      save="Save the report"
      begun={report}
      busy={change.isPending}
      failure={serverError}
      problems={validationErrors?.fieldErrors ?? {}}
      onClose={onClose}
      onSave={(values) => change.execute({ id: report.id, ...values })}
    />
  );
}
