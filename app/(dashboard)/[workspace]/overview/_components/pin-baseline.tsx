"use client";

import dynamic from "next/dynamic";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { FailureWords } from "@/components/states/failure-words";
import { Button } from "@/components/ui/button";
import type { Baseline } from "@/lib/domain/answers/baseline";
import { useAction } from "@/lib/queries/use-action";
import { unpinBaselineAction } from "../baseline-actions";

const PinBaselineForm = dynamic(() => import("./pin-baseline-form").then((part) => part.PinBaselineForm));

interface PinBaselineProps {
  slug: string;
  /** What the form begins with: what is pinned, or the days that are shown. */
  initial: Baseline;
  isPinned: boolean;
}

/** Pins a baseline, changes or unpins it. */
export function PinBaseline({ slug, initial, isPinned }: PinBaselineProps) {
  const router = useRouter();
  const [isOpen, setOpen] = useState(false);
  const unpin = useAction(unpinBaselineAction.bind(null, slug), { onSuccess: () => router.refresh() });
  return (
    <span className="flex flex-wrap items-center gap-2">
      <Button size="small" onClick={() => setOpen(true)}>
        {isPinned ? "Change the baseline" : "Pin a baseline"}
      </Button>
      {isPinned && (
        <Button size="small" look="quiet" busy={unpin.isPending} onClick={() => unpin.execute(initial)}>
          Unpin it
        </Button>
      )}
      {unpin.result.serverError && <FailureWords failure={unpin.result.serverError} />}
      {isOpen && <PinBaselineForm slug={slug} initial={initial} onClose={() => setOpen(false)} />}
    </span>
  );
}
