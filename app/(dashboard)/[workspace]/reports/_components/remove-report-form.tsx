"use client";

import { useRouter } from "next/navigation";
import { FormDialog } from "@/components/forms/form-dialog";
import type { Report } from "@/lib/domain/exports/report";
import { withoutTricks } from "@/lib/format/hostile";
import { paths } from "@/lib/paths";
import { useAction } from "@/lib/queries/use-action";
import { removeReportAction } from "../reports-actions";

interface RemoveReportFormProps {
  slug: string;
  report: Report;
  onClose: () => void;
}

/** Asks before a report is gone. */
export default function RemoveReportForm({ slug, report, onClose }: RemoveReportFormProps) {
  const router = useRouter();
  const remove = useAction(removeReportAction.bind(null, slug), {
    onSuccess: () => router.push(paths.workspace(slug).reports()),
  });
  return (
    <FormDialog
      title={`Delete “${withoutTricks(report.title)}”?`}
      description="Its words are gone for good, and links to it lead nowhere. The answers it counts stay."
      save="Delete the report"
      busy={remove.isPending}
      failure={remove.result.serverError}
      onClose={onClose}
      onSave={() => remove.execute({ id: report.id })}
    >
      {null}
    </FormDialog>
  );
}
