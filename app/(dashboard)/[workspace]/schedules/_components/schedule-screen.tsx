import { EmptyState } from "@/components/states/empty-state";
import { Button } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import type { ScheduleView } from "@/lib/domain/schedules/schedule";
import { nextSlots } from "@/lib/domain/time/cron-slots";
import { paths } from "@/lib/paths";
import { listConnections } from "@/lib/services/connections";
import { memberId } from "@/lib/services/context";
import { getLastSetAsk, listAskChoices } from "@/lib/services/runs";
import type { WorkspaceAccess } from "@/lib/web/workspace-access";
import { cronTyped, valuesOf } from "../schedule-values";
import { ScheduleLoader } from "./schedule-loader";

interface ScheduleScreenProps {
  access: Pick<WorkspaceAccess, "workspace" | "ctx">;
  schedule: ScheduleView | null;
  /** The set the address names. */
  setId: string | null;
}

/** The form of a schedule with what it is chosen from, or what has to be there first. */
export async function ScheduleScreen({ access: { workspace, ctx }, schedule, setId }: ScheduleScreenProps) {
  const [connections, choices, last] = await Promise.all([
    listConnections({ ctx }),
    listAskChoices({ ctx }),
    getLastSetAsk({ ctx }),
  ]);
  if (choices.sets.length === 0) {
    return (
      <EmptyState
        title="There is no set to schedule yet"
        action={
          <Button asChild look="primary">
            <Link href={paths.workspace(workspace.slug).library.sets()}>Open the library</Link>
          </Button>
        }
      >
        A schedule asks what a set holds. Make one in the library first.
      </EmptyState>
    );
  }
  const cron = cronTyped(valuesOf(schedule));
  const slots = nextSlots(cron, workspace.timeZone, ctx.now(), 5);
  return (
    <ScheduleLoader
      slug={workspace.slug}
      draftOwner={`${workspace.id}.${memberId(ctx) ?? ""}`}
      zone={workspace.timeZone}
      now={ctx.now().toISOString()}
      first={{ cron, slots: slots.map((slot) => slot.toISOString()) }}
      connections={connections.map(({ id, name, kind }) => ({ id, name, kind }))}
      choices={choices}
      schedule={schedule}
      last={last}
      askedFor={choices.sets.find(({ id }) => id === setId)?.id ?? null}
    />
  );
}
