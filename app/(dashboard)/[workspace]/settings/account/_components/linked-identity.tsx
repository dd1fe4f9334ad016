import { useRouter } from "next/navigation";
import { FailureWords } from "@/components/states/failure-words";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Time } from "@/components/ui/time";
import { withoutTricks } from "@/lib/format/hostile";
import { useAction } from "@/lib/queries/use-action";
import { unlinkIdentityAction } from "../account-actions";

export interface LinkedIdentityProps {
  id: string;
  /** The provider's. */
  name: string;
  /** What the account is known by there. */
  email: string;
  /** False where the instance offers the provider no more. */
  isOffered: boolean;
  lastUsedAt: string;
}

/** An account at a provider that signs in to this one. */
export function LinkedIdentity({ id, name, email, isOffered, lastUsedAt }: LinkedIdentityProps) {
  const router = useRouter();
  const unlink = useAction(unlinkIdentityAction, { onSuccess: () => router.refresh() });
  const { serverError } = unlink.result;
  return (
    <li className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2 p-3">
      <div className="min-w-0 flex-1 basis-60">
        <p className="flex flex-wrap items-center gap-2 break-words">
          {name}
          {!isOffered && <Badge tone="warn">not offered any more</Badge>}
        </p>
        <p className="text-muted text-xs break-words">
          {withoutTricks(email)}, last used <Time iso={lastUsedAt} />
        </p>
        {serverError && (
          <p role="alert" className="text-danger text-xs">
            <FailureWords failure={serverError} />
          </p>
        )}
      </div>
      <Button
        size="small"
        look="danger"
        aria-label={`Unlink ${name}`}
        busy={unlink.isPending}
        onClick={() => unlink.execute({ id })}
      >
        Unlink
      </Button>
    </li>
  );
}
