import { type Baseline, isAfter } from "@/lib/domain/answers/baseline";
import { formatDay } from "@/lib/format/dates";
import { withoutTricks } from "@/lib/format/hostile";
import { AgainstBaseline, type AgainstBaselineProps } from "./against-baseline";
import { PinBaseline } from "./pin-baseline";

interface SinceBaselineProps extends Omit<AgainstBaselineProps, "baseline" | "slug"> {
  slug: string;
  baseline: Baseline | null;
  mayPin: boolean;
}

/** How each brand's figures stand against the days that are pinned, and a way to pin some. */
export function SinceBaseline({ baseline, mayPin, ...shown }: SinceBaselineProps) {
  if (baseline === null && !mayPin) return null;
  const { slug, filter } = shown;
  const pin = mayPin && (
    <PinBaseline
      key={baseline?.name}
      slug={slug}
      isPinned={baseline !== null}
      initial={baseline ?? { name: "", from: filter.from, to: filter.to }}
    />
  );
  return (
    <section aria-labelledby="since-baseline" className="mb-8">
      <div className="mb-2 flex flex-wrap items-center justify-between gap-2">
        <h2 id="since-baseline" className="font-semibold">
          {baseline === null ? "Since a baseline" : <>Since “{withoutTricks(baseline.name)}”</>}
        </h2>
        {pin}
      </div>
      {baseline === null ? (
        <p className="text-muted max-w-3xl">
          Pin the days of a launch, or of any other beginning, and each later period is held against them,
          beside the period before.
        </p>
      ) : isAfter(filter, baseline) ? (
        <AgainstBaseline baseline={baseline} {...shown} />
      ) : (
        <p className="text-muted max-w-3xl">
          It is {formatDay(baseline.from)} to {formatDay(baseline.to)}. Choose days that begin after it: what
          overlaps is not held against itself.
        </p>
      )}
    </section>
  );
}
