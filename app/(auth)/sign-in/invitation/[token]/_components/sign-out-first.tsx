"use client";

import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { withoutTricks } from "@/lib/format/hostile";
import { signOut } from "@/lib/queries/auth";

interface SignOutFirstProps {
  signedInAs: string;
  /** The invitation's own path. */
  here: string;
}

/** For somebody who is signed in with another address than the invited one. */
export const SignOutFirst = ({ signedInAs, here }: SignOutFirstProps) => (
  <Notice
    tone="warn"
    title={`You are signed in as ${withoutTricks(signedInAs)}`}
    action={
      <Button size="small" onClick={() => void signOut(here)}>
        Sign out
      </Button>
    }
  >
    The invitation is for another address. Sign out, and come back here by itself.
  </Notice>
);
