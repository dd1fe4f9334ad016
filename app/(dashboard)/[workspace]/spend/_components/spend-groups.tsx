import { EngineLabel } from "@/components/engines/engine-label";
import { DataTable } from "@/components/tables/data-table";
import type { SpendGrouping, SpendReport } from "@/lib/domain/money/spend";
import { SPEND_GROUPS } from "@/lib/domain/money/spend-groups";
import { counted, formatCount } from "@/lib/format/text";
import { GROUP_LABELS, groupName } from "../spend-words";
import { Before } from "./change-words";
import { Choices } from "@/components/filters/choices";
import { spendColumns } from "./spend-columns";

type Group = SpendReport["groups"][number];
/** `others`: how many groups it is the sum of, where it is that of the less dear. */
type Row = Group & { others?: number };

interface SpendGroupsProps {
  groupBy: SpendGrouping;
  report: SpendReport;
  groupHref: (groupBy: SpendGrouping) => string;
  /** The entries behind a group. */
  entriesOf: (group: Group) => string;
}

/** The same money by what it went for, dearest first, beside the days before. */
export const SpendGroups = ({ groupBy, report, groupHref, entriesOf }: SpendGroupsProps) => (
  <section aria-labelledby="groups" className="mt-8">
    <div className="mb-2 flex flex-wrap items-center gap-x-4 gap-y-2">
      <h2 id="groups" className="font-semibold">
        Where it went
      </h2>
      <Choices
        label="Group by"
        choices={SPEND_GROUPS.map((group) => ({
          name: GROUP_LABELS[group],
          href: groupHref(group),
          chosen: group === groupBy,
        }))}
      />
    </div>
    <DataTable
      caption={`Spend by ${groupBy}`}
      columns={[
        {
          key: "name",
          header: GROUP_LABELS[groupBy],
          cell: (row) =>
            row.others === undefined ? (
              <GroupName group={row} groupBy={groupBy} />
            ) : (
              `All ${counted(row.others, "other")}`
            ),
        },
        ...spendColumns<Row>(),
        {
          key: "before",
          header: "Days before",
          cell: ({ spent, before, others }) =>
            others === undefined && <Before spent={spent} before={before} />,
          numeric: true,
          wide: true,
        },
      ]}
      rows={rowsOf(report)}
      rowKey={({ engine, key, others }) => (others === undefined ? `${engine ?? ""} ${key ?? ""}` : "others")}
      rowHref={(row) => (row.others === undefined ? entriesOf(row) : undefined)}
    />
    {report.rest && (
      <p className="text-muted mt-2 text-xs">
        The dearest {report.groups.length} have rows of their own; the CSV of this table has all{" "}
        {formatCount(report.groups.length + report.rest.groups)}.
      </p>
    )}
  </section>
);

const rowsOf = ({ groups, rest }: SpendReport): Row[] =>
  rest === null
    ? groups
    : [...groups, { ...rest, others: rest.groups, ...{ key: null, name: null, engine: null, before: null } }];

function GroupName({ group, groupBy }: { group: Group; groupBy: SpendGrouping }) {
  const name = groupName(group, groupBy);
  if (group.engine === null) return name;
  return <EngineLabel engine={group.engine} model={groupBy === "model" ? name : undefined} />;
}
