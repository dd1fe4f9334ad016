"use client";

import { useEffect, useRef } from "react";
import { keepText } from "@/components/ui/kept-text";
import type { ErrorCode } from "@/lib/domain/errors";
import { paths } from "@/lib/paths";

/** An action's refusal. */
export interface Failure {
  /** `stale`: the page is of an older build than the server. */
  code: ErrorCode | "stale";
  message: string;
}

const linkClasses = "text-ink font-medium underline underline-offset-2";

/**
 * Why an action was refused, with the way on where there is one that leaves the form as it is: to sign in beside it, or
 * to load the page anew with what was typed.
 */
export function FailureWords({ failure: { code, message } }: { failure: Failure }) {
  if (code === "unauthenticated") {
    return (
      <>
        {message}{" "}
        <a href={paths.signIn()} target="_blank" className={linkClasses}>
          Sign in in a new tab
        </a>
      </>
    );
  }
  return code === "stale" ? <Reload message={message} /> : message;
}

function Reload({ message }: { message: string }) {
  const button = useRef<HTMLButtonElement>(null);
  // However the page is loaded anew, by this button or the browser's own, the text is there.
  useEffect(() => keepText(button.current?.form ?? null), []);
  return (
    <>
      {message}{" "}
      <button ref={button} type="button" className={linkClasses} onClick={() => window.location.reload()}>
        Reload
      </button>
    </>
  );
}
