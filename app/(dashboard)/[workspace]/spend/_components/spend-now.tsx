import { FigureStrip } from "@/components/figures/figure-strip";
import { HowCounted } from "@/components/figures/how-counted";
import { Link } from "@/components/ui/link";
import { PACE_WEEKS } from "@/lib/domain/money/forecast";
import { formatDay } from "@/lib/format/dates";
import { zoneName } from "@/lib/format/filter-words";
import { withoutTricks } from "@/lib/format/hostile";
import { formatAbout, formatDollars } from "@/lib/format/money";
import { counted } from "@/lib/format/text";
import { paths } from "@/lib/paths";
import type { Context } from "@/lib/services/context";
import { forecastMonth, type MonthForecast } from "@/lib/services/spend";
import { entriesHref } from "../spend-search-params";
import { KnownMoney } from "./known-money";

interface SpendNowProps {
  ctx: Context;
  slug: string;
  zone: string;
}

const LEAST_DAYS = PACE_WEEKS.least * 7;

/** What the month has come to, and will have when it ends: of the whole workspace, whatever else is looked at. */
export async function SpendNow({ ctx, slug, zone }: SpendNowProps) {
  const month = await forecastMonth({ ctx, input: { zone } });
  const { days, sofar, end, daysKnown, budgets } = month;
  if (sofar.calls === 0 && daysKnown === 0) return null;
  return (
    <>
      <FigureStrip
        label="Now, and until the month ends"
        figures={[
          {
            name: "This month so far",
            value: <KnownMoney sum={sofar} dollars={sofar.spent} />,
            note: `since ${formatDay(days.from)} (${zoneName(zone)}), whole workspace`,
            href: entriesHref(slug, days),
          },
          {
            name: `Expected by ${formatDay(days.to)}`,
            value: <Expected month={month} />,
            note: end
              ? `at the pace of the last ${end.weeks * 7} days; the middle is ${formatDollars(end.middle)}`
              : `${daysKnown} of ${LEAST_DAYS} whole days are known`,
            help: <HowExpected month={month} />,
          },
        ]}
      />
      {budgets.length > 0 && (
        <ul aria-label="Budgets that will be reached" className="text-muted -mt-2 mb-4 text-sm">
          {budgets.map(({ id, name, reachedOn }) => (
            <li key={id}>
              At this pace{" "}
              <Link
                href={paths.workspace(slug).budgets()}
                className="text-ink inline-flex min-h-6 items-center underline-offset-4 hover:underline"
              >
                {withoutTricks(name)}
              </Link>{" "}
              is reached about {formatDay(reachedOn)}.
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

const Expected = ({ month: { end, isAtLeast } }: { month: MonthForecast }) =>
  end === null ? (
    <span className="text-muted">too early to say</span>
  ) : (
    <span title={`${formatDollars(end.low)} to ${formatDollars(end.high)}`}>
      {isAtLeast ? "≥ " : "about "}
      {formatAbout(end.low, end.high)}
    </span>
  );

const HowExpected = ({
  month: { sofar, held, underWay, byHand, schedules, end, isAtLeast },
}: {
  month: MonthForecast;
}) => (
  <HowCounted
    figure="what is expected"
    definition={
      <>
        What was spent so far, and what calls under way, the days left and the schedules&apos; runs are
        expected to cost by what days, weekday by weekday, and runs like them cost in the last weeks. In four
        of five months it should end in the range, if people go on asking as they did. It takes{" "}
        {PACE_WEEKS.least} whole weeks since the first charge. What a budget or a cap would stop is in it;
        what an accountant corrected, and replies that were lost, are not expected again.
        {isAtLeast && " Where a model's charge is not known it is more."}
      </>
    }
    parts={[
      { name: "Spent so far", value: formatDollars(sofar.spent) },
      { name: `Under way (${counted(underWay, "call")}), at most`, value: formatDollars(held) },
      ...(end ? [{ name: "The days left, without schedules", value: formatDollars(byHand) }] : []),
      ...schedules.map(({ name, slots, pastRuns, expected }) => ({
        name: `${withoutTricks(name)}: ${counted(slots, "run")} to come`,
        value:
          expected === null
            ? "not known, since none has ended: not in the sum"
            : `${formatDollars(expected)}, by ${counted(pastRuns, "past run")}`,
      })),
    ]}
  />
);
