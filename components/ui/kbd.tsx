import type { ReactNode } from "react";

/** A key to press. */
export const Kbd = ({ children }: { children: ReactNode }) => (
  <kbd className="bg-sunken text-muted inline-block min-w-5 rounded-sm border px-1 text-center font-sans text-xs">
    {children}
  </kbd>
);
