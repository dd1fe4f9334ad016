"use client";

import { useRouter } from "next/navigation";
import type { ReactNode } from "react";
import { type Failure, FailureWords } from "@/components/states/failure-words";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { Notice } from "@/components/ui/notice";
import type { BrandView } from "@/lib/domain/brands/brand-view";
import { withoutTricks } from "@/lib/format/hostile";
import { paths } from "@/lib/paths";
import { useAction } from "@/lib/queries/use-action";
import { ROLE_WORDS } from "../brand-words";
import { archiveBrandAction } from "../brands-actions";

interface BrandItemProps {
  slug: string;
  brand: BrandView;
  mayWrite: boolean;
  /** In how many answers it is named. */
  named: ReactNode;
}

/** A brand, what it is found by, and what can be done with it. */
export function BrandItem({ slug, brand, mayWrite, named }: BrandItemProps) {
  const router = useRouter();
  const archive = useAction(archiveBrandAction.bind(null, slug), { onSuccess: () => router.refresh() });
  const { id, role, archivedAt } = brand;
  const name = withoutTricks(brand.name);
  const isArchived = archivedAt !== null;
  const failure: Failure | undefined = archive.result.serverError;
  return (
    <li aria-label={name} className="flex flex-col gap-2 p-3">
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
        <div className="min-w-0 flex-1 basis-60">
          <p className="flex flex-wrap items-center gap-2 font-medium break-words">
            {name} <Badge tone={role === "own" ? "accent" : "neutral"}>{ROLE_WORDS[role]}</Badge>
            {isArchived && <Badge>archived</Badge>}
          </p>
          <p dir="auto" className="text-muted text-sm break-words">
            {saysOf(brand)}
          </p>
          <p className="text-muted tabular text-sm">{named}</p>
        </div>
        <div className="flex flex-wrap gap-2">
          {!isArchived && (
            <Button size="small" asChild>
              <Link href={paths.workspace(slug).brandFigures(id)}>
                Figures<span className="sr-only"> of {name}</span>
              </Link>
            </Button>
          )}
          {mayWrite && (
            <>
              <Button size="small" asChild>
                <Link href={paths.workspace(slug).brand(id)}>
                  Edit<span className="sr-only"> {name}</span>
                </Link>
              </Button>
              <Button
                size="small"
                busy={archive.isPending}
                onClick={() => archive.execute({ id, archived: !isArchived })}
              >
                {isArchived ? "Restore" : "Archive"}
                <span className="sr-only"> {name}</span>
              </Button>
            </>
          )}
        </div>
      </div>
      {failure && <Notice tone="danger" title={<FailureWords failure={failure} />} />}
    </li>
  );
}

/** What it is found by, and where it lives. */
function saysOf({ name, aliases, names, domains }: BrandView): string {
  const written = aliases.length > 0 ? aliases.map(({ text }) => text) : [name];
  const spelled = [...written, ...names.map((one) => `${one.name} (${one.market})`)];
  return withoutTricks(
    [`Found as ${spelled.join(", ")}`, domains.length > 0 ? `lives at ${domains.join(", ")}` : null]
      .filter((part) => part !== null)
      .join("; "),
  );
}
