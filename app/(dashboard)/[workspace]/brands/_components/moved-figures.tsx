import { Disclosure } from "@/components/ui/disclosure";
import { Time } from "@/components/ui/time";
import type { BrandHeadlines, HeadlineFigure, Measurement } from "@/lib/domain/brands/measurement";
import { withoutTricks } from "@/lib/format/hostile";
import { formatInterval, formatPercent } from "@/lib/format/numbers";
import { counted, formatCount } from "@/lib/format/text";

interface MovedFiguresProps {
  before: Measurement;
  after: Measurement;
}

/** A brand before and after; null where it was not looked for. */
interface Moved {
  number: number;
  name: string;
  before: BrandHeadlines | null;
  after: BrandHeadlines | null;
}

const FIGURES: readonly { name: string; of: (brand: BrandHeadlines) => HeadlineFigure | null }[] = [
  { name: "Presence", of: ({ presence }) => presence },
  { name: "Citation rate", of: ({ citationRate }) => citationRate },
  { name: "Share of voice, presence", of: ({ voice }) => voice && voice.presence },
  { name: "Share of voice, occurrences", of: ({ voice }) => voice && voice.occurrences },
  { name: "Top pick", of: ({ topPick }) => topPick },
];

/** What a change of rules moved: each brand's first figures before and after. */
export function MovedFigures({ before, after }: MovedFiguresProps) {
  const brands = brandsOf(before, after);
  const moved = brands.filter(hasMoved);
  const others = brands.filter((one) => !hasMoved(one));
  const isByCode = before.ruleVersion === after.ruleVersion;
  return (
    <section aria-labelledby="moved" className="mt-8 flex flex-col gap-3">
      <div>
        <h2 id="moved" className="font-semibold">
          {isByCode ? "What reading them anew moved" : "What the newest rules moved"}
        </h2>
        <p className="text-muted text-sm">
          Before: version {before.ruleVersion} of the rules, {counted(before.answers, "answer")},{" "}
          <Time iso={before.at} />. After: version {after.ruleVersion}, {counted(after.answers, "answer")},{" "}
          <Time iso={after.at} />. Intervals are of questions like these, and stand where ten families of
          questions or more are answered.
        </p>
      </div>
      {moved.length > 0 ? (
        <BrandList label="Brands that moved" brands={moved} />
      ) : (
        <p className="text-sm">No figure of any brand is another.</p>
      )}
      {others.length > 0 && moved.length > 0 && (
        <Disclosure summary={`Not moved: ${counted(others.length, "brand")}`}>
          <BrandList label="Brands that did not move" brands={others} />
        </Disclosure>
      )}
    </section>
  );
}

const BrandList = ({ label, brands }: { label: string; brands: readonly Moved[] }) => (
  <ul aria-label={label} className="bg-surface divide-y rounded-md border">
    {brands.map(({ number, name, before, after }) => (
      <li key={number} className="flex flex-col gap-2 p-3 lg:flex-row lg:gap-6">
        <p dir="auto" className="min-w-0 font-medium break-words lg:w-40 lg:shrink-0">
          {withoutTricks(name)}
        </p>
        <dl className="tabular grid min-w-0 flex-1 grid-cols-2 gap-x-4 gap-y-2 sm:grid-cols-3 lg:grid-cols-5">
          {FIGURES.map((figure) => (
            <div key={figure.name} className="min-w-0">
              <dt className="text-muted text-xs">{figure.name}</dt>
              <Change before={before && figure.of(before)} after={after && figure.of(after)} />
            </div>
          ))}
        </dl>
      </li>
    ))}
  </ul>
);

function Change({ before, after }: { before: HeadlineFigure | null; after: HeadlineFigure | null }) {
  if (!before && !after) return <dd className="text-muted text-sm">none, as a control</dd>;
  const isSame = shareOf(before) === shareOf(after) && countsOf(before) === countsOf(after);
  return (
    <dd className="text-sm">
      <span className={isSame ? "text-muted" : "font-medium"}>
        {isSame ? shareOf(after) : `${shareOf(before)} → ${shareOf(after)}`}
      </span>
      <span className="text-muted block text-xs">
        {isSame ? countsOf(after) : `${countsOf(before)} → ${countsOf(after)}`}
      </span>
    </dd>
  );
}

const shareOf = (figure: HeadlineFigure | null): string =>
  figure?.value == null
    ? "—"
    : `${formatPercent(figure.value)}${figure.interval ? ` ${formatInterval(figure.interval)}` : ""}`;

const countsOf = (figure: HeadlineFigure | null): string =>
  figure ? `${formatCount(figure.numerator)} of ${formatCount(figure.denominator)}` : "not looked for";

function brandsOf(before: Measurement, after: Measurement): Moved[] {
  const was = new Map(before.brands.map((brand) => [brand.number, brand]));
  const is = new Set(after.brands.map(({ number }) => number));
  return [
    ...after.brands.map((brand) => ({
      ...{ number: brand.number, name: brand.name },
      ...{ before: was.get(brand.number) ?? null, after: brand },
    })),
    ...before.brands
      .filter(({ number }) => !is.has(number))
      .map((brand) => ({ number: brand.number, name: brand.name, before: brand, after: null })),
  ];
}

const hasMoved = ({ before, after }: Moved): boolean =>
  FIGURES.some(({ of }) => {
    const [one, other] = [before && of(before), after && of(after)];
    return shareOf(one) !== shareOf(other) || countsOf(one) !== countsOf(other);
  });
