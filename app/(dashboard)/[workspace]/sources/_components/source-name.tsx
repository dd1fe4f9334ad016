import type { ReactNode } from "react";
import { safeHref, withoutTricks } from "@/lib/format/hostile";

interface SourceNameProps {
  sourceUrl: string;
  title: string | null;
  /** Stands between the title and the address. */
  children?: ReactNode;
}

/** A source by its title, with its address beside it; by that alone where it has no title. */
export function SourceName({ sourceUrl, title: given, children }: SourceNameProps) {
  const title = withoutTricks(given ?? "");
  return (
    <span className="flex min-w-0 flex-wrap items-center gap-x-2 sm:flex-nowrap">
      <span className="truncate">{title || withoutTricks(sourceUrl)}</span>
      {children}
      {title && safeHref(sourceUrl) && (
        <span className="text-muted truncate text-xs font-normal">
          {withoutTricks(sourceUrl.replace(/^https?:\/\//, ""))}
        </span>
      )}
    </span>
  );
}
