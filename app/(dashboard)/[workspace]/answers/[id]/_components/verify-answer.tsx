"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { VerificationList } from "@/components/answers/verification-list";
import { QueryPanel } from "@/components/states/query-panel";
import { Button } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/skeleton";
import { verificationQuery } from "@/lib/queries/verification";

/** Recomputes the answer from its raw reply, when somebody asks for it. */
export function VerifyAnswer({ slug, taskId }: { slug: string; taskId: string }) {
  const [wanted, setWanted] = useState(false);
  const query = useQuery({ ...verificationQuery(slug, taskId), enabled: wanted });
  return (
    <section aria-labelledby="verify" className="flex flex-col gap-3 border-t pt-4">
      <div className="flex flex-wrap items-baseline justify-between gap-2">
        <h2 id="verify" className="font-semibold">
          Verify
        </h2>
        <Button
          size="small"
          busy={query.isFetching}
          onClick={() => (wanted ? void query.refetch() : setWanted(true))}
        >
          {wanted ? "Verify again" : "Verify this answer"}
        </Button>
      </div>
      {wanted ? (
        <QueryPanel
          query={query}
          errorTitle="The answer could not be verified"
          skeleton={<Skeleton className="h-32 w-full" />}
        >
          {(verification) => <VerificationList verification={verification} />}
        </QueryPanel>
      ) : (
        <p className="text-muted text-sm">
          Recomputes the hashes, and all that was derived from the raw reply, and compares it with what is
          kept. It changes nothing.
        </p>
      )}
    </section>
  );
}
