import { EngineLabel } from "@/components/engines/engine-label";
import { DataTable } from "@/components/tables/data-table";
import type { SpendGrouping, SpendReport } from "@/lib/domain/money/spend";
import { SPEND_GROUPS } from "@/lib/domain/money/spend-groups";
import { counted } from "@/lib/format/text";
import { GROUP_LABELS, groupName } from "../spend-words";
import { Before } from "./change-words";
import { Choices } from "./choices";
import { spendColumns } from "./spend-columns";

type Group = SpendReport["groups"][number];

/** Rows of the table; a year may have thousands of runs. */
const SHOWN_MAX = 200;

interface SpendGroupsProps {
  groupBy: SpendGrouping;
  groups: readonly Group[];
  groupHref: (groupBy: SpendGrouping) => string;
  /** The entries behind a group; none for what is of no one thing. */
  entriesOf: (group: Group) => string | undefined;
}

/** The same money by what it went for, dearest first, beside the days before. */
export const SpendGroups = ({ groupBy, groups, groupHref, entriesOf }: SpendGroupsProps) => (
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
          cell: (group) => <GroupName group={group} groupBy={groupBy} />,
        },
        ...spendColumns<Group>(),
        {
          key: "before",
          header: "Days before",
          cell: ({ spent, before }) => <Before spent={spent} before={before} />,
          numeric: true,
          wide: true,
        },
      ]}
      rows={groups.slice(0, SHOWN_MAX)}
      rowKey={({ engine, key }) => `${engine ?? ""} ${key ?? ""}`}
      rowHref={entriesOf}
    />
    {groups.length > SHOWN_MAX && (
      <p className="text-muted mt-2 text-xs">
        The dearest {SHOWN_MAX} of {counted(groups.length, "row")}; the CSV of this table has all.
      </p>
    )}
  </section>
);

function GroupName({ group, groupBy }: { group: Group; groupBy: SpendGrouping }) {
  const name = groupName(group, groupBy);
  if (group.engine === null) return name;
  return <EngineLabel engine={group.engine} model={groupBy === "model" ? name : undefined} />;
}
