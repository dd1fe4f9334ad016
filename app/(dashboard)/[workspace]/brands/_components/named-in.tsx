import "server-only";
import { Link } from "@/components/ui/link";
import type { BrandView } from "@/lib/domain/brands/brand-view";
import type { NamedLately } from "@/lib/domain/brands/measurement";
import { formatInterval, formatPercent } from "@/lib/format/numbers";
import { counted, formatCount } from "@/lib/format/text";
import { paths } from "@/lib/paths";

interface NamedInProps {
  slug: string;
  brand: Pick<BrandView, "id" | "number">;
  /** Counted once for all brands, and not waited for by the rest of the page. */
  lately: Promise<NamedLately>;
}

/** In how many answers of late a brand is named; leads to exactly these. */
export async function NamedIn({ slug, brand: { id, number }, lately }: NamedInProps) {
  const { days, from, estimand, presence } = await lately;
  const figure = presence.find((one) => one.number === number)?.presence;
  if (!figure || figure.value === null) return `No answer of the last ${days} days is measured.`;
  const { numerator, denominator, value, interval } = figure;
  const share = `${formatPercent(value)}${interval ? ` ${formatInterval(interval)}` : ""}`;
  return (
    <>
      Named in{" "}
      <Link
        href={paths.workspace(slug).answers({ brandId: id, from })}
        className="text-ink inline-flex min-h-6 items-center underline underline-offset-4"
      >
        {formatCount(numerator)} of {counted(denominator, "answer")}
      </Link>{" "}
      asked for in the last {days} days, {share}
      {interval === null
        ? ": too little for an interval"
        : estimand === "these-questions" && " of these very questions"}
      .
    </>
  );
}
