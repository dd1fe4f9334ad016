"use client";

import { useEffect, useState } from "react";
import { formatDuration } from "@/lib/format/dates";

/** Time since a moment, ticking every second. Silent for screen readers, whom a clock would only disturb. */
export function Elapsed({ sinceIso }: { sinceIso: string }) {
  const [now, setNow] = useState<number | null>(null);
  useEffect(() => {
    const tick = () => setNow(Date.now());
    const timer = setInterval(tick, 1000);
    tick();
    return () => clearInterval(timer);
  }, []);
  const seconds = now === null ? 0 : Math.max(0, Math.floor((now - Date.parse(sinceIso)) / 1000));
  return (
    <span aria-hidden="true" className="tabular text-muted text-xs">
      {seconds < 60 ? `${seconds} s` : formatDuration(seconds * 1000)}
    </span>
  );
}
