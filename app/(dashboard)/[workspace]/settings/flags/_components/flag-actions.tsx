"use client";

import { FormButton } from "@/components/forms/form-button";
import { lazyForm } from "@/components/ui/lazy-part";
import type { CountedFlag, Flag } from "@/lib/domain/answers/annotation";
import { withoutTricks } from "@/lib/format/hostile";

const ChangeFlag = lazyForm(() => import("./change-flag"));
const MergeFlags = lazyForm(() => import("./merge-flags"));
const RemoveFlag = lazyForm(() => import("./remove-flag"));

interface FlagActionsProps {
  slug: string;
  flag: CountedFlag;
  others: readonly Flag[];
}

/** What can be done with a flag. */
export function FlagActions({ slug, flag, others }: FlagActionsProps) {
  const name = <span className="sr-only"> {withoutTricks(flag.name)}</span>;
  return (
    <span className="flex flex-wrap gap-2">
      <FormButton size="small" form={(done) => <ChangeFlag slug={slug} flag={flag} {...done} />}>
        Change{name}
      </FormButton>
      {others.length > 0 && (
        <FormButton
          size="small"
          form={(done) => <MergeFlags slug={slug} flag={flag} others={others} {...done} />}
        >
          Merge{name}
        </FormButton>
      )}
      <FormButton size="small" form={(done) => <RemoveFlag slug={slug} flag={flag} {...done} />}>
        Remove{name}
      </FormButton>
    </span>
  );
}
