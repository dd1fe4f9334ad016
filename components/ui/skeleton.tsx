import { classNames } from "./class-names";

/** A grey block of the size of what is coming. Hidden from screen readers: its container says that it loads. */
export const Skeleton = ({ className }: { className?: string }) => (
  <span
    aria-hidden="true"
    className={classNames("bg-line block animate-pulse rounded-sm", className ?? "h-4 w-full")}
  />
);
