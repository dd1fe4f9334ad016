"use client";

import { Button } from "@/components/ui/button";
import { Popover } from "@/components/ui/popover";

/** What of a screen can be had as CSV, behind one button. */
export const CsvLinks = ({ links }: { links: readonly { label: string; href: string }[] }) => (
  <Popover label="Download as CSV" trigger={<Button>CSV</Button>}>
    <ul className="flex flex-col gap-1">
      {links.map(({ label, href }) => (
        <li key={label}>
          <a
            href={href}
            download
            className="inline-flex min-h-6 items-center underline underline-offset-4 hover:no-underline"
          >
            {label}
          </a>
        </li>
      ))}
    </ul>
  </Popover>
);
