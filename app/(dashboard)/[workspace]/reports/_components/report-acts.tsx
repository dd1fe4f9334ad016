"use client";

import { FormButton } from "@/components/forms/form-button";
import { Button } from "@/components/ui/button";
import { lazyForm } from "@/components/ui/lazy-part";
import type { Report } from "@/lib/domain/exports/report";

const ChangeReportForm = lazyForm(() => import("./change-report-form"));
const RemoveReportForm = lazyForm(() => import("./remove-report-form"));

interface ReportActsProps {
  slug: string;
  report: Report;
  mayWrite: boolean;
}

/** What can be done with a report. */
export const ReportActs = ({ slug, report, mayWrite }: ReportActsProps) => (
  <div className="flex flex-wrap gap-2">
    <Button onClick={() => window.print()}>Print</Button>
    {mayWrite && (
      <>
        <FormButton form={(done) => <ChangeReportForm {...{ slug, report }} {...done} />}>Change</FormButton>
        <FormButton look="danger" form={({ onClose }) => <RemoveReportForm {...{ slug, report, onClose }} />}>
          Delete
        </FormButton>
      </>
    )}
  </div>
);
