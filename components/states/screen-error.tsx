"use client";

import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";

interface ScreenErrorProps {
  error: Error & { digest?: string };
  reset: () => void;
}

/** A screen that could not be shown; the shell around it stays. */
export const ScreenError = ({ error, reset }: ScreenErrorProps) => (
  <Notice
    tone="danger"
    title="This screen could not be shown"
    action={
      <Button size="small" onClick={reset}>
        Try again
      </Button>
    }
  >
    Nothing was changed or lost. {error.digest && `The log has it as ${error.digest}.`}
  </Notice>
);
