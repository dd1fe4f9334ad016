"use client";

import { type DateStyle, formatDate, formatUtc } from "@/lib/format/dates";
import { useInBrowser } from "./use-in-browser";

interface TimeProps {
  /** ISO 8601 with a zone. */
  iso: string;
  style?: DateStyle;
}

/** A moment in the reader's own zone, UTC on hover. The server, which does not know the zone, writes UTC first. */
export function Time({ iso, style = "date-time" }: TimeProps) {
  const inBrowser = useInBrowser();
  return (
    <time dateTime={iso} title={formatUtc(iso)} className="whitespace-nowrap">
      {formatDate(iso, style, inBrowser ? undefined : "UTC")}
    </time>
  );
}
