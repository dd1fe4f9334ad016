"use client";

import { useRouter } from "next/navigation";
import { FailureWords } from "@/components/states/failure-words";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { withoutTricks } from "@/lib/format/hostile";
import { paths } from "@/lib/paths";
import { useAction } from "@/lib/queries/use-action";
import { takeOperatorAction } from "../operators-actions";

interface OperatorItemProps {
  userId: string;
  email: string;
  name: string | null;
  isSelf: boolean;
  isOnly: boolean;
}

/** One operator, who can be made none again unless there is no other. */
export function OperatorItem({ userId, email, name, isSelf, isOnly }: OperatorItemProps) {
  const router = useRouter();
  const take = useAction(takeOperatorAction, {
    // To whoever is none any more these pages are not there.
    onSuccess: () => (isSelf ? window.location.assign(paths.home) : router.refresh()),
  });
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 p-3">
      <div className="min-w-0 flex-1 basis-48">
        <p className="flex flex-wrap items-center gap-2 font-medium break-words">
          {withoutTricks(name ?? email)} {isSelf && <Badge tone="accent">you</Badge>}
        </p>
        {name !== null && <p className="text-muted text-sm break-words">{withoutTricks(email)}</p>}
        {take.result.serverError && (
          <p role="alert" className="text-danger text-xs">
            <FailureWords failure={take.result.serverError} />
          </p>
        )}
      </div>
      {isOnly ? (
        <span className="text-muted text-sm">The only one</span>
      ) : (
        <Button size="small" look="danger" busy={take.isPending} onClick={() => take.execute({ userId })}>
          Take away<span className="sr-only"> from {withoutTricks(name ?? email)}</span>
        </Button>
      )}
    </li>
  );
}
