"use client";

import { useRouter } from "next/navigation";
import { useAction } from "@/lib/queries/use-action";
import { FailureWords } from "@/components/states/failure-words";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { ownTimeZone } from "@/lib/format/own-time-zone";
import { startDemoAction } from "../demo-actions";
import { DemoItem } from "./demo-item";

interface DemoWorkspacesProps {
  demos: readonly { slug: string; name: string }[];
  mayMake: boolean;
}

/** The demo workspaces there are, and the way to make one. */
export function DemoWorkspaces({ demos, mayMake }: DemoWorkspacesProps) {
  const router = useRouter();
  const start = useAction(startDemoAction, { onSuccess: () => router.refresh() });
  return (
    <div className="flex max-w-xl flex-col gap-4">
      {start.result.serverError && (
        <Notice tone="danger" title={<FailureWords failure={start.result.serverError} />} />
      )}
      {demos.length > 0 && (
        <ul className="bg-surface divide-y rounded-md border">
          {demos.map((demo) => (
            <DemoItem key={demo.slug} {...demo} />
          ))}
        </ul>
      )}
      {mayMake ? (
        <div>
          <Button
            look={demos.length === 0 ? "primary" : "plain"}
            busy={start.isPending}
            onClick={() => start.execute({ timeZone: ownTimeZone() })}
          >
            {demos.length === 0 ? "Make a demo workspace" : "Make another demo workspace"}
          </Button>
        </div>
      ) : (
        <p className="text-muted">On this instance, operators make workspaces. Ask one of them.</p>
      )}
    </div>
  );
}
