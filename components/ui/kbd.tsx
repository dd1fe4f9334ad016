"use client";

import { type ReactNode, useSyncExternalStore } from "react";

/** A key to press. */
export const Kbd = ({ children }: { children: ReactNode }) => (
  <kbd className="bg-sunken text-muted inline-block min-w-5 rounded-sm border px-1 text-center font-sans text-xs">
    {children}
  </kbd>
);

const never = () => () => {};

/** "⌘" on Apple's machines, "Ctrl" elsewhere; the server, which cannot know, writes "Ctrl". */
export const ModifierKey = () =>
  useSyncExternalStore(
    never,
    () => (/Mac|iPhone|iPad/.test(navigator.userAgent) ? "⌘" : "Ctrl"),
    () => "Ctrl",
  );
