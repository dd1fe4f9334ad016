import type { ComponentProps } from "react";
import { classNames } from "./class-names";

/** Chooses a file, by a button that looks like all others. Put it in a `Field`. */
export const FileInput = ({ className, ...props }: Omit<ComponentProps<"input">, "type">) => (
  <input
    type="file"
    className={classNames(
      "file:border-edge/60 file:bg-surface file:text-ink hover:file:bg-sunken min-h-8 w-full text-base file:mr-3 file:h-8 file:rounded file:border file:px-3 file:font-medium",
      className,
    )}
    {...props}
  />
);
