"use client";

import { useRouter } from "next/navigation";
import type { NewReport } from "@/lib/domain/exports/report";
import { paths } from "@/lib/paths";
import { useAction } from "@/lib/queries/use-action";
import { makeReportAction } from "../reports-actions";
import { ReportForm } from "./report-form";

interface NewReportFormProps {
  slug: string;
  /** What is looked at now, and a title to begin with. */
  begun: NewReport;
  onClose: () => void;
}

/** Makes a report of what is looked at, and opens it. */
export default function NewReportForm({ slug, begun, onClose }: NewReportFormProps) {
  const router = useRouter();
  const make = useAction(makeReportAction.bind(null, slug), {
    onSuccess: ({ data: { id } }) => router.push(paths.workspace(slug).report(id)),
  });
  const { serverError, validationErrors } = make.result;
  return (
    <ReportForm
      title="New report"
      save="Make the report"
      begun={begun}
      busy={make.isPending}
      failure={serverError}
      problems={validationErrors?.fieldErrors ?? {}}
      onClose={onClose}
      onSave={(values) => make.execute({ ...values, view: begun.view, query: begun.query })}
    />
  );
}
