import { classNames } from "@/components/ui/class-names";

/** The product's mark: a line of sight through a lens. `app/icon.svg` is the same for tabs and home screens. */
export const Mark = ({ className }: { className?: string }) => (
  <svg aria-hidden="true" viewBox="0 0 32 32" className={classNames("size-5 shrink-0", className)}>
    <rect width="32" height="32" rx="7" className="fill-accent" />
    <g fill="none" strokeWidth="3" className="stroke-accent-ink">
      <path d="M3 16h6.5M22.5 16H29" strokeLinecap="round" />
      <circle cx="16" cy="16" r="6.5" />
    </g>
    <circle cx="16" cy="16" r="2" className="fill-accent-ink" />
  </svg>
);
