import type { ReactNode } from "react";
import { Link } from "@/components/ui/link";

interface Figure {
  name: string;
  value: ReactNode;
  /** A few words under the figure: its sample, its span. */
  note?: ReactNode;
  /** The rows behind it; null where nobody is led there. */
  href?: string | null;
  /** How it is counted. */
  help?: ReactNode;
}

/** The answer to a screen's question: a line of figures, each leading to its rows. */
export const FigureStrip = ({ label, figures }: { label: string; figures: readonly Figure[] }) => (
  <dl aria-label={label} className="mb-4 grid grid-cols-2 gap-x-4 gap-y-3 sm:flex sm:flex-wrap sm:gap-x-8">
    {figures.map(({ name, value, note, href, help }) => (
      <div key={name} className="min-w-0 sm:min-w-24">
        <dt className="text-muted flex min-h-6 items-center gap-1 text-sm">
          {name}
          {help}
        </dt>
        <dd className="tabular">
          <span className="text-lg font-semibold">
            {href ? (
              <Link
                href={href}
                className="inline-flex min-h-6 items-center underline-offset-4 hover:underline"
              >
                {value}
              </Link>
            ) : (
              value
            )}
          </span>
          {note && <span className="text-muted block text-xs">{note}</span>}
        </dd>
      </div>
    ))}
  </dl>
);
