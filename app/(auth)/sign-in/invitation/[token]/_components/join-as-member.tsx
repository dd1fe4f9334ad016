"use client";

import { FailureWords } from "@/components/states/failure-words";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { paths } from "@/lib/paths";
import { useAction } from "@/lib/queries/use-action";
import { joinAsMemberAction } from "../invitation-actions";

/** Joins with the account one is signed in with. */
export function JoinAsMember({ token }: { token: string }) {
  const join = useAction(joinAsMemberAction, {
    onSuccess: ({ data }) => window.location.assign(paths.workspace(data.slug).root),
  });
  return (
    <>
      {join.result.serverError && (
        <Notice tone="danger" title={<FailureWords failure={join.result.serverError} />} />
      )}
      <Button
        look="primary"
        size="large"
        busy={join.isPending || join.hasSucceeded}
        onClick={() => join.execute({ token })}
      >
        Join
      </Button>
    </>
  );
}
