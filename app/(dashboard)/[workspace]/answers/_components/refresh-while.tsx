"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";

const FIRST_MS = 1500;
const LAST_MS = 30_000;
/** A queued task may take hours: the longer one waits, the more rarely the page asks. */
const GROWTH = 1.2;

/** Reads the page again, more and more rarely, while something on it is still under way and the tab is looked at. */
export function RefreshWhile({ active }: { active: boolean }) {
  const router = useRouter();
  useEffect(() => {
    if (!active) return;
    let pause = FIRST_MS;
    let timer = setTimeout(refresh, pause);
    function refresh() {
      if (document.visibilityState === "visible") router.refresh();
      pause = Math.min(LAST_MS, pause * GROWTH);
      timer = setTimeout(refresh, pause);
    }
    return () => clearTimeout(timer);
  }, [active, router]);
  return null;
}
