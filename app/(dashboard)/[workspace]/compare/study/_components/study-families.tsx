import { HowCounted } from "@/components/figures/how-counted";
import { type Column, DataTable } from "@/components/tables/data-table";
import type { Days } from "@/lib/domain/money/spend-periods";
import { withoutTricks } from "@/lib/format/hostile";
import { formatPercent } from "@/lib/format/numbers";
import { counted, formatCount, shorten } from "@/lib/format/text";
import type { FamilyMoved, Study } from "@/lib/services/comparing";
import type { Tally } from "@/lib/statistics/studies/did-it-work";
import { CountLink } from "../../../_figures/figure-link";

interface StudyFamiliesProps {
  study: Study;
  /** "naming Acme". */
  hits: string;
  /** A family's answers in some days, and those of them that are hits; null where nobody is led there. */
  familyHref: (family: FamilyMoved, days: Days) => Hrefs | null;
}

interface Hrefs {
  answers: string;
  hits: string;
}

/** More than these nobody reads through. */
const SHOWN = 200;

/** Each family before and after: what the verdict is made of, and the way to its answers. */
export function StudyFamilies({ study: { families, spans }, hits, familyHref }: StudyFamiliesProps) {
  const column = (name: "before" | "after", header: string): Column<FamilyMoved> => ({
    key: name,
    header,
    numeric: true,
    cell: (family) => (
      <Told
        tally={family[name]}
        hits={hits}
        name={`${withoutTricks(family.name)}, ${name}`}
        href={familyHref(family, spans[name])}
      />
    ),
  });
  const columns: Column<FamilyMoved>[] = [
    {
      key: "family",
      header: "Family",
      grow: true,
      cell: ({ name }) => (
        <span title={withoutTricks(name)}>{shorten(withoutTricks(name), 120) || "Without a name"}</span>
      ),
    },
    {
      key: "side",
      header: "Side",
      wide: true,
      cell: ({ isTreated }) => (isTreated ? "done to" : <span className="text-muted">beside</span>),
    },
    column("before", "Before"),
    column("after", "After"),
    {
      key: "change",
      header: "Change",
      numeric: true,
      cell: ({ before, after }) =>
        before.answers === 0 || after.answers === 0 ? (
          <span className="text-muted text-xs">left out</span>
        ) : (
          pointsOf(after.hits / after.answers - before.hits / before.answers)
        ),
    },
  ];
  return (
    <section aria-labelledby="families-title" className="mb-8">
      <div className="mb-2 flex flex-wrap items-center gap-x-2">
        <h2 id="families-title" className="font-semibold">
          Families
        </h2>
        <HowCounted
          figure="a change"
          definition={`The share of the family's answers ${hits} after, less the same before, in percentage points. A family that was not answered on both sides of the day is left out. The verdict compares the mean change of those it was done to with the mean change of those beside, each family once.`}
        />
        {families.length > SHOWN && (
          <span className="text-muted text-xs">
            {SHOWN} of {counted(families.length, "family", "families")}, those it was done to first
          </span>
        )}
      </div>
      <DataTable
        caption="Families"
        columns={columns}
        rows={families.slice(0, SHOWN)}
        rowKey={({ id }) => id}
      />
    </section>
  );
}

interface ToldProps {
  tally: Tally;
  hits: string;
  name: string;
  href: Hrefs | null;
}

/** A share, and both of its numbers with the way to their rows. */
function Told({ tally: { hits: some, answers }, hits, name, href }: ToldProps) {
  if (answers === 0) return <span className="text-muted text-xs">no answers</span>;
  return (
    <span className="inline-flex items-center gap-2">
      {formatPercent(some / answers)}
      <span className="text-muted inline-flex items-center text-xs">
        <CountLink href={href && href.hits} label={`${name}: ${counted(some, "answer")} ${hits}`}>
          {formatCount(some)}
        </CountLink>
        /
        <CountLink href={href && href.answers} label={`${name}: ${counted(answers, "answer")}`}>
          {formatCount(answers)}
        </CountLink>
      </span>
    </span>
  );
}

const pointsOf = (change: number): string => {
  const points = Math.round(change * 100);
  return points > 0 ? `+${points}` : points < 0 ? `−${-points}` : "0";
};
