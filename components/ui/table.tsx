import type { ComponentProps } from "react";
import { classNames } from "./class-names";

/** Scrolls sideways in its own box where the screen is too narrow, so that the page never does. */
export const TableFrame = ({ className, ...props }: ComponentProps<"div">) => (
  <div className={classNames("bg-surface overflow-x-auto rounded-md border", className)} {...props} />
);

export const Table = ({ className, ...props }: ComponentProps<"table">) => (
  <table className={classNames("w-full border-collapse text-left text-sm", className)} {...props} />
);

export const HeaderCell = ({ className, ...props }: ComponentProps<"th">) => (
  <th
    scope="col"
    className={classNames(
      "bg-canvas text-muted h-9 border-b px-3 text-xs font-medium whitespace-nowrap",
      className,
    )}
    {...props}
  />
);

export const Cell = ({ className, ...props }: ComponentProps<"td">) => (
  <td className={classNames("h-9 border-b px-3 py-1 align-middle", className)} {...props} />
);
