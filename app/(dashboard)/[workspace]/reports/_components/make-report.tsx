"use client";

import { Suspense, useState } from "react";
import { Button } from "@/components/ui/button";
import { lazyForm } from "@/components/ui/lazy-part";
import type { NewReport } from "@/lib/domain/exports/report";

const NewReportForm = lazyForm(() => import("./new-report-form"));

/** Makes a report of the screen it stands on. */
export function MakeReport({ slug, begun }: { slug: string; begun: NewReport }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button className="no-print" onClick={() => setOpen(true)}>
        Make a report
      </Button>
      {open && (
        <Suspense fallback={null}>
          <NewReportForm slug={slug} begun={begun} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
