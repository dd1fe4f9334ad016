import type { ReactNode } from "react";
import { HowCounted } from "@/components/figures/how-counted";

interface OutlierSectionProps {
  id: string;
  title: string;
  /** What was found, in a few words. */
  found: ReactNode;
  /** By what rule. */
  definition: ReactNode;
  parts?: readonly { name: string; value: ReactNode }[];
  /** None where nothing was found. */
  children?: ReactNode;
}

/** A list of what stands out, with its rule. */
export const OutlierSection = ({ id, title, found, definition, parts, children }: OutlierSectionProps) => (
  <section aria-labelledby={id}>
    <div className="mb-2 flex flex-wrap items-center gap-x-2">
      <h2 id={id} className="font-semibold">
        {title}
      </h2>
      <HowCounted figure={`this list (${title})`} definition={definition} parts={parts} />
      <p className="text-muted text-sm">{found}</p>
    </div>
    {children}
  </section>
);
