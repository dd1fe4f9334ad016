import { useEffect, useState } from "react";
import type { Found } from "@/lib/domain/answers/found";

/** Nobody has stopped typing before. */
const PAUSE_MS = 250;

export type Find = (text: string) => Promise<Found>;

interface Answer {
  text: string;
  /** Null where it could not be found out. */
  found: Found | null;
}

/**
 * What words find once nobody types for a moment, for the latest words alone. What was found stays until there is another
 * answer; `isLooking` says that it is of other words.
 */
export function useFound(
  find: Find | undefined,
  typed: string,
): { found: Found | null; hasFailed: boolean; isLooking: boolean } {
  const [answer, setAnswer] = useState<Answer | null>(null);
  const text = typed.trim();
  const isAsked = find !== undefined && text !== "";
  useEffect(() => {
    if (!find || text === "") return;
    let isLatest = true;
    const tell = (found: Found | null) => {
      if (isLatest) setAnswer({ text, found });
    };
    const timer = setTimeout(() => {
      find(text).then(tell, () => tell(null));
    }, PAUSE_MS);
    return () => {
      isLatest = false;
      clearTimeout(timer);
    };
  }, [find, text]);
  const isLooking = isAsked && answer?.text !== text;
  return {
    found: isAsked ? (answer?.found ?? null) : null,
    hasFailed: isAsked && !isLooking && answer?.found === null,
    isLooking,
  };
}
