"use client";

import { useState, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { Time } from "@/components/ui/time";
import type { DeletedWorkspace } from "@/lib/domain/team/workspace";
import { withoutTricks } from "@/lib/format/hostile";

type Restored = { data?: { slug: string }; serverError?: { message: string } } | undefined;

interface DeletedWorkspacesProps {
  workspaces: readonly DeletedWorkspace[];
  restore: (input: { id: string }) => Promise<Restored>;
}

/** Workspaces that were deleted and can be brought back; nothing where there is none. */
export function DeletedWorkspaces({ workspaces, restore }: DeletedWorkspacesProps) {
  const [isBusy, begin] = useTransition();
  const [refused, setRefused] = useState<string | null>(null);
  if (workspaces.length === 0) return null;
  const bringBack = (id: string) =>
    begin(async () => {
      const { data, serverError } = (await restore({ id })) ?? {};
      if (data) window.location.assign(`/${data.slug}`);
      else setRefused(serverError?.message ?? "It could not be brought back. Try again.");
    });
  return (
    <section aria-labelledby="deleted-workspaces">
      <h2 id="deleted-workspaces" className="mb-2 font-semibold">
        Deleted workspaces
      </h2>
      {refused && (
        <p role="alert" className="text-danger mb-2">
          {refused}
        </p>
      )}
      <ul className="bg-surface divide-y rounded-md border">
        {workspaces.map(({ id, name, by, deletedAt, undoUntil }) => (
          <li key={id} className="flex flex-wrap items-start justify-between gap-3 px-4 py-3">
            <div className="min-w-0 flex-1 basis-60">
              <p className="font-medium break-words">{withoutTricks(name)}</p>
              <p className="text-muted text-sm">
                Deleted {by !== null && `by ${withoutTricks(by)} `}
                <Time iso={deletedAt} />. Can be brought back until <Time iso={undoUntil} />.
              </p>
            </div>
            <Button
              size="small"
              busy={isBusy}
              aria-label={`Bring ${name} back`}
              onClick={() => bringBack(id)}
            >
              Bring back
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
