"use client";

import { useQuery } from "@tanstack/react-query";
import { Link } from "@/components/ui/link";
import { useAction } from "@/lib/queries/use-action";
import { FailureWords } from "@/components/states/failure-words";
import { Button } from "@/components/ui/button";
import { formatCount } from "@/lib/format/text";
import { paths } from "@/lib/paths";
import type { DemoProgress } from "@/lib/domain/team/demo";
import { demoQuery } from "@/lib/queries/demo";
import { resumeDemoAction } from "../demo-actions";

/** One demo workspace: how far it is, and the way in once it is ready. */
export function DemoItem({ slug, name }: { slug: string; name: string }) {
  const { data, error, refetch } = useQuery(demoQuery(slug));
  const resume = useAction(resumeDemoAction.bind(null, slug), { onSuccess: () => void refetch() });
  const state = data ? progressText(data) : (error?.message ?? "");
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 p-3">
      <div className="min-w-0 flex-1 basis-48">
        <p className="font-medium break-words">{name}</p>
        <p className="text-muted tabular text-sm" role="status">
          {resume.result.serverError ? <FailureWords failure={resume.result.serverError} /> : state}
        </p>
        {data && !data.ready && (
          <progress
            className="bg-sunken [&::-moz-progress-bar]:bg-accent [&::-webkit-progress-bar]:bg-sunken [&::-webkit-progress-value]:bg-accent mt-1 h-1.5 w-full appearance-none overflow-hidden rounded-full"
            max={data.of}
            value={data.answered}
            aria-label={`Making ${name}`}
          />
        )}
      </div>
      {data && !data.ready && !data.going && (
        <Button size="small" busy={resume.isPending} onClick={() => resume.execute()}>
          Go on<span className="sr-only"> making {name}</span>
        </Button>
      )}
      {data?.ready && (
        <Button asChild look="primary" size="small">
          <Link href={paths.workspace(slug).answers()}>
            Open<span className="sr-only"> {name}</span>
          </Link>
        </Button>
      )}
    </li>
  );
}

function progressText({ answered, of, ready, going }: DemoProgress): string {
  if (ready) return `${formatCount(answered)} answers`;
  return `${going ? "Being made" : "Stopped half-way"}: ${formatCount(answered)} of ${formatCount(of)} answers`;
}
