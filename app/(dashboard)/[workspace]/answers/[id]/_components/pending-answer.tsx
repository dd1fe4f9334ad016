"use client";

import { useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { Elapsed } from "@/components/answers/elapsed";
import { TaskStateBadge } from "@/components/answers/task-state";
import { ReadFailure } from "@/components/states/read-failure";
import { Notice } from "@/components/ui/notice";
import { Skeleton } from "@/components/ui/skeleton";
import type { TaskView } from "@/lib/domain/answers/answer";
import { isFinal } from "@/lib/domain/tasks/task-state";
import { taskQuery } from "@/lib/queries/task";

interface PendingAnswerProps {
  slug: string;
  task: TaskView;
}

/** Waits for an answer. When it is there the page is read again, now with the answer. */
export function PendingAnswer({ slug, task }: PendingAnswerProps) {
  const router = useRouter();
  const { data, error } = useQuery({ ...taskQuery(slug, task.id), initialData: task, staleTime: 0 });
  const done = isFinal(data.state);
  useEffect(() => {
    if (done) router.refresh();
  }, [done, router]);
  return (
    <div className="flex flex-col gap-4" aria-busy="true">
      <p className="flex items-center gap-2" role="status">
        <TaskStateBadge state={data.state} />
        <span className="text-muted">
          {task.method === "live"
            ? "A live answer takes seconds, at most two minutes. It is kept if you leave."
            : "A standard answer takes minutes, at most 72 hours. It is kept if you leave."}
        </span>
        <Elapsed sinceIso={data.startedAt ?? data.createdAt} />
      </p>
      {data.failureMeaning && !done && (
        <Notice tone="warn" title="It has not worked yet and is tried again">
          {data.failureMeaning}
        </Notice>
      )}
      {error && <ReadFailure title="The state of this answer could not be read" error={error} />}
      <div className="max-w-reading flex flex-col gap-3">
        {["w-2/5", "w-full", "w-11/12", "w-full", "w-3/4"].map((width, index) => (
          <Skeleton key={index} className={`h-4 ${width}`} />
        ))}
      </div>
    </div>
  );
}
