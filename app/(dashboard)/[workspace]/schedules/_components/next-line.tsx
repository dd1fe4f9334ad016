import { formatDate } from "@/lib/format/dates";

/** When it runs next, by its zone's clock. */
export const NextLine = ({ slots, zone }: { slots: readonly string[]; zone: string }) => (
  <p className="text-muted text-sm" aria-live="polite">
    Next, in {zone}:{" "}
    <span className="tabular text-ink">
      {slots.map((slot) => formatDate(slot, "date-time", zone)).join(" · ")}
    </span>
  </p>
);
