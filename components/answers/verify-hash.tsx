"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";

type Outcome = "same" | "different" | "unable";

const WORDS: Record<Outcome, string> = {
  same: "The text has this hash: nothing was changed.",
  different: "The text has another hash: it was changed after it came.",
  unable: "The browser computes hashes only over https or on this machine. Copy the text and use sha256sum.",
};

async function compare(text: string, sha256: string): Promise<Outcome> {
  if (!isSecureContext) return "unable";
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  const found = Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
  return found === sha256 ? "same" : "different";
}

/** Recomputes a text's hash in the browser and says whether it is the one that was kept. */
export function VerifyHash({ text, sha256, what }: { text: string; sha256: string; what: string }) {
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  return (
    <>
      <Button
        look="quiet"
        size="small"
        aria-label={`Verify the ${what}`}
        onClick={() => void compare(text, sha256).then(setOutcome)}
      >
        Verify
      </Button>
      <span
        role="status"
        className={outcome === "same" ? "text-good" : outcome === "different" ? "text-danger" : undefined}
      >
        {outcome && WORDS[outcome]}
      </span>
    </>
  );
}
