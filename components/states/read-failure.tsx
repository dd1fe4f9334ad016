import type { ReactNode } from "react";
import { ErrorState } from "./error-state";
import { FailureWords } from "./failure-words";

interface ReadFailureProps {
  /** "The answers could not be read." */
  title: string;
  /** What a read threw; one of our own routes' refusals carries its code and the log's id. */
  error: Error;
  /** Something older is still shown. */
  stale?: boolean;
  action?: ReactNode;
}

/** Why something could not be read, with the way on where the session is over. */
export const ReadFailure = ({ title, error, stale = false, action }: ReadFailureProps) => (
  <ErrorState title={title} errorId={errorIdOf(error)} action={action}>
    {isSignedOut(error) ? (
      <FailureWords failure={{ code: "unauthenticated", message: error.message }} />
    ) : (
      error.message
    )}
    {stale && " What is shown is from the last time it worked."}
  </ErrorState>
);

const errorIdOf = (error: Error): string | undefined =>
  "errorId" in error && typeof error.errorId === "string" ? error.errorId : undefined;

const isSignedOut = (error: Error): boolean => "code" in error && error.code === "unauthenticated";
