import Link from "next/link";
import { EngineLabel } from "@/components/engines/engine-label";
import { DataTable } from "@/components/tables/data-table";
import { classNames } from "@/components/ui/class-names";
import { engineSchema } from "@/lib/domain/engine-schema";
import type { SpendGrouping, SpendReport } from "@/lib/domain/spend";
import { SPEND_GROUPS } from "@/lib/domain/spend-groups";
import { withoutTricks } from "@/lib/format/hostile";
import { spendColumns } from "./spend-columns";

type Group = SpendReport["groups"][number];

const HEADERS: Record<SpendGrouping, string> = { engine: "Engine", model: "Model", member: "Member" };

interface SpendGroupsProps {
  groupBy: SpendGrouping;
  groups: readonly Group[];
  groupHref: (groupBy: SpendGrouping) => string;
  /** The answers behind a group, for whoever may read them. */
  answersOf?: (group: Group) => string;
}

/** The same money by engine, model or member, dearest first. */
export const SpendGroups = ({ groupBy, groups, groupHref, answersOf }: SpendGroupsProps) => (
  <section aria-labelledby="groups" className="mt-8">
    <div className="mb-2 flex flex-wrap items-center gap-x-4 gap-y-2">
      <h2 id="groups" className="font-semibold">
        Where it went
      </h2>
      <nav aria-label="Group by" className="flex gap-1">
        {SPEND_GROUPS.map((group) => (
          <Link
            key={group}
            href={groupHref(group)}
            scroll={false}
            aria-current={group === groupBy ? "true" : undefined}
            className={classNames(
              "flex h-7 items-center rounded px-2 text-sm",
              group === groupBy ? "bg-accent-soft text-accent font-medium" : "text-muted hover:text-ink",
            )}
          >
            {HEADERS[group]}
          </Link>
        ))}
      </nav>
    </div>
    <DataTable
      caption={`Spend by ${groupBy}`}
      columns={[
        {
          key: "name",
          header: HEADERS[groupBy],
          cell: (group) => <GroupName group={group} groupBy={groupBy} />,
        },
        ...spendColumns<Group>(),
      ]}
      rows={groups}
      rowKey={({ engine, key }) => `${engine ?? ""} ${key ?? ""}`}
      rowHref={answersOf}
    />
  </section>
);

function GroupName({ group, groupBy }: { group: Group; groupBy: SpendGrouping }) {
  const engine = engineSchema.safeParse(group.engine);
  if (!engine.success) return withoutTricks(group.label);
  return <EngineLabel engine={engine.data} model={groupBy === "model" ? group.label : undefined} />;
}
