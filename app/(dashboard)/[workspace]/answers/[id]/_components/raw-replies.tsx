"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { RawJson } from "@/components/answers/raw-json";
import { DeletedRaw } from "@/components/answers/deleted-raw";
import { QueryPanel } from "@/components/states/query-panel";
import { Button } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/skeleton";
import { rawReplyQuery } from "@/lib/queries/raw-reply";

interface RawRepliesProps {
  slug: string;
  taskId: string;
  /** Whether its raw record is a line of a file. */
  isImported: boolean;
}

/** What went over the wire, or the line that was imported, read only when somebody asks to see it. */
export function RawReplies({ slug, taskId, isImported }: RawRepliesProps) {
  const [wanted, setWanted] = useState(false);
  const query = useQuery({ ...rawReplyQuery(slug, taskId), enabled: wanted });
  return (
    <div role="group" aria-label="Raw reply and request" className="flex flex-col gap-3 border-t pt-4">
      <div className="flex flex-wrap items-baseline justify-between gap-2">
        <h2 className="font-semibold">Raw JSON</h2>
        {!wanted && (
          <Button size="small" onClick={() => setWanted(true)}>
            Show the raw JSON
          </Button>
        )}
      </div>
      {wanted ? (
        <QueryPanel
          query={query}
          errorTitle="The raw reply could not be read"
          skeleton={<Skeleton className="h-48 w-full" />}
        >
          {(raw) =>
            raw.deletedAt === null ? (
              <>
                <RawJson
                  title={isImported ? "Line" : "Reply"}
                  text={raw.reply}
                  sha256={raw.replySha256}
                  open
                />
                <RawJson
                  title={isImported ? "How it was read" : "Request"}
                  text={raw.request}
                  sha256={raw.requestSha256}
                />
              </>
            ) : (
              <DeletedRaw deletedAt={raw.deletedAt} raw={raw} />
            )
          }
        </QueryPanel>
      ) : (
        <p className="text-muted text-sm">
          {isImported
            ? "The line as it stood in its file, with the SHA-256 taken when it came."
            : "Request and reply as they went over the wire, with the SHA-256 taken when they came."}
        </p>
      )}
    </div>
  );
}
