"use client";

import { PageHeader } from "@/components/shell/page-header";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";

interface ScreenErrorProps {
  error: Error & { digest?: string };
  /** Reads the screen anew: showing again what was read would only show the same. */
  retry: () => void;
}

/** A screen that could not be shown; the shell around it stays. */
export const ScreenError = ({ error, retry }: ScreenErrorProps) => (
  <>
    <PageHeader title="This screen could not be shown" />
    <Notice
      tone="danger"
      action={
        <Button size="small" onClick={retry}>
          Try again
        </Button>
      }
    >
      Nothing was changed or lost. {error.digest && `The log has it as ${error.digest}.`}
    </Notice>
  </>
);
