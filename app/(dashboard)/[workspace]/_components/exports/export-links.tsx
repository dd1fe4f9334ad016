"use client";

import { Button } from "@/components/ui/button";
import { Popover } from "@/components/ui/popover";
import { EXPORT_FORMAT_LABELS, EXPORT_FORMATS, type ExportFormat } from "@/lib/domain/exports/export";

interface ExportLinksProps {
  /** How many rows there are, and what is left out, in a sentence. */
  note: string;
  subjects: readonly { label: string; hrefs: Record<ExportFormat, string> }[];
}

/** What of a list can be taken away under its filters, and as what file. */
export const ExportLinks = ({ note, subjects }: ExportLinksProps) => (
  <Popover label="Export" trigger={<Button>Export</Button>}>
    <div className="flex max-w-72 flex-col gap-2">
      <p className="text-muted text-sm">{note}</p>
      <dl className="grid grid-cols-[auto_1fr] items-center gap-x-4 gap-y-1">
        {subjects.map(({ label, hrefs }) => (
          <div key={label} className="contents">
            <dt>{label}</dt>
            <dd className="flex flex-wrap gap-x-3">
              {EXPORT_FORMATS.map((format) => (
                <a
                  key={format}
                  href={hrefs[format]}
                  download
                  aria-label={`${label} as ${EXPORT_FORMAT_LABELS[format]}`}
                  className="inline-flex min-h-6 items-center underline underline-offset-4 hover:no-underline"
                >
                  {EXPORT_FORMAT_LABELS[format]}
                </a>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </div>
  </Popover>
);
