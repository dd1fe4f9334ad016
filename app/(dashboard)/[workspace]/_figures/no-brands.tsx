import type { ReactNode } from "react";
import { EmptyState } from "@/components/states/empty-state";
import { Button } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { paths } from "@/lib/paths";

const TITLES = {
  any: "No brand is looked for yet",
  own: "No brand of yours is looked for yet",
  competitor: "No competitor is looked for yet",
};

interface NoBrandsProps {
  slug: string;
  /** What there is none of. */
  missing: keyof typeof TITLES;
  mayWrite: boolean;
  /** Why it takes one. */
  children: ReactNode;
}

/** Stands in place of figures that take brands which nobody tracks yet. */
export const NoBrands = ({ slug, missing, mayWrite, children }: NoBrandsProps) => (
  <EmptyState
    title={TITLES[missing]}
    action={
      mayWrite && (
        <span className="flex flex-wrap gap-2">
          {missing === "any" && (
            <Button asChild look="primary">
              <Link href={paths.workspace(slug).firstSteps()}>Take the first steps</Link>
            </Button>
          )}
          <Button asChild look={missing === "any" ? "plain" : "primary"}>
            <Link href={paths.workspace(slug).newBrand()}>Track a brand</Link>
          </Button>
        </span>
      )
    }
  >
    {children} The answers there are already are searched for it, and nothing is asked again.
  </EmptyState>
);
