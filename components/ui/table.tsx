import type { ComponentProps } from "react";
import { classNames } from "./class-names";

/**
 * Scrolls sideways in its own box where the screen is too narrow, so that the page never does: what stands in it for
 * screen readers alone is placed in it, too.
 */
export const TableFrame = ({ className, ...props }: ComponentProps<"div">) => (
  <div
    className={classNames("bg-surface relative overflow-x-auto rounded-md border", className)}
    {...props}
  />
);

export const Table = ({ className, ...props }: ComponentProps<"table">) => (
  <table className={classNames("w-full border-collapse text-left text-sm", className)} {...props} />
);

export const HeaderCell = ({ className, ...props }: ComponentProps<"th">) => (
  <th
    scope="col"
    className={classNames(
      "bg-canvas text-muted h-9 border-b px-2 text-xs font-medium whitespace-nowrap first:pl-3 last:pr-3 md:px-3",
      className,
    )}
    {...props}
  />
);

export const Cell = ({ className, ...props }: ComponentProps<"td">) => (
  <td
    className={classNames("h-9 border-b px-2 py-1 align-middle first:pl-3 last:pr-3 md:px-3", className)}
    {...props}
  />
);
