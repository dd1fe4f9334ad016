"use client";

import { useRouter } from "next/navigation";
import { FailureWords } from "@/components/states/failure-words";
import { Button } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { Notice } from "@/components/ui/notice";
import type { ScheduleState } from "@/lib/domain/schedules/schedule";
import { paths } from "@/lib/paths";
import { useAction } from "@/lib/queries/use-action";
import { archiveScheduleAction, pauseScheduleAction, resumeScheduleAction } from "../schedules-actions";

interface ScheduleButtonsProps {
  slug: string;
  id: string;
  state: ScheduleState;
  archived: boolean;
}

/** What can be done with a schedule. Each undoes another: nothing is lost, so nothing is asked. */
export function ScheduleButtons({ slug, id, state, archived }: ScheduleButtonsProps) {
  const router = useRouter();
  const onSuccess = () => router.refresh();
  const pause = useAction(pauseScheduleAction.bind(null, slug), { onSuccess });
  const resume = useAction(resumeScheduleAction.bind(null, slug), { onSuccess });
  const archive = useAction(archiveScheduleAction.bind(null, slug), { onSuccess });
  const failure = [pause, resume, archive].find(({ result }) => result.serverError)?.result.serverError;
  return (
    <>
      {!archived && (
        <>
          {state === "active" ? (
            <Button busy={pause.isPending} onClick={() => pause.execute({ id })}>
              Pause
            </Button>
          ) : (
            <Button look="primary" busy={resume.isPending} onClick={() => resume.execute({ id })}>
              Resume
            </Button>
          )}
          <Button asChild>
            <Link href={paths.workspace(slug).changeSchedule(id)}>Change</Link>
          </Button>
        </>
      )}
      <Button busy={archive.isPending} onClick={() => archive.execute({ id, archived: !archived })}>
        {archived ? "Restore" : "Archive"}
      </Button>
      {failure && (
        <Notice tone="danger" title={<FailureWords failure={failure} />} className="w-full">
          Nothing was changed.{failure.errorId && ` Error id ${failure.errorId}`}
        </Notice>
      )}
    </>
  );
}
