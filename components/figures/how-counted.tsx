"use client";

import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { Popover } from "@/components/ui/popover";

interface HowCountedProps {
  /** The figure: "Prevalence". */
  figure: string;
  definition: ReactNode;
  /** Named parts with their values: numerator, denominator, filter. */
  parts?: readonly { name: string; value: ReactNode }[];
}

/** "How this is counted": the definition of a figure beside the figure. */
export const HowCounted = ({ figure, definition, parts = [] }: HowCountedProps) => (
  <Popover
    label={`How ${figure} is counted`}
    trigger={
      <Button
        look="quiet"
        aria-label={`How ${figure} is counted`}
        className="text-muted no-print border-edge/60 size-6 rounded-full px-0 text-xs font-normal"
      >
        ?
      </Button>
    }
  >
    <p className="mb-1 font-medium">How {figure} is counted</p>
    <p className="text-muted">{definition}</p>
    {parts.length > 0 && (
      <dl className="mt-2 flex flex-col gap-1">
        {parts.map(({ name, value }) => (
          <div key={name}>
            <dt className="text-muted text-xs">{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    )}
  </Popover>
);
