"use client";

import { QueryClientProvider, useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { paths } from "@/lib/paths";
import { demoQuery } from "@/lib/queries/demo";
import { makeQueryClient } from "@/lib/queries/query-client";

/** How far the demo is, and into it once it can be looked at. */
export function DemoMaking({ slug }: { slug: string }) {
  const [queryClient] = useState(makeQueryClient);
  return (
    <QueryClientProvider client={queryClient}>
      <Progress slug={slug} />
    </QueryClientProvider>
  );
}

function Progress({ slug }: { slug: string }) {
  const { data, error } = useQuery(demoQuery(slug));
  const ready = data?.ready === true;
  useEffect(() => {
    if (ready) window.location.assign(paths.workspace(slug).answers());
  }, [ready, slug]);
  const stopped = data !== undefined && !data.ready && !data.going;
  return (
    <div className="flex flex-col gap-4">
      <p className="text-muted">
        The built-in simulator answers its questions now; that takes some seconds. It opens by itself.
      </p>
      {data && (
        <div>
          <p className="tabular text-sm" role="status">
            {data.answered} of {data.of} answers
          </p>
          <progress
            className="bg-sunken [&::-moz-progress-bar]:bg-accent [&::-webkit-progress-bar]:bg-sunken [&::-webkit-progress-value]:bg-accent mt-1 h-1.5 w-full appearance-none overflow-hidden rounded-full"
            max={data.of}
            value={data.answered}
            aria-label="Making the demo workspace"
          />
        </div>
      )}
      {error && <Notice tone="danger" title={error.message} />}
      {stopped && (
        <Notice
          tone="warn"
          title="It stopped half-way. What was answered is kept."
          action={
            <Button asChild size="small">
              <a href={paths.workspace(slug).settings.demo}>Go on</a>
            </Button>
          }
        />
      )}
      <p>
        <a className="underline" href={paths.home}>
          Do not wait: to your own workspace
        </a>
      </p>
    </div>
  );
}
