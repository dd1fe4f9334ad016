"use client";

import { Check, Copy } from "lucide-react";
import { useEffect, useState } from "react";
import { Button } from "./button";

interface CopyButtonProps {
  text: string;
  /** What is copied: "Copy the raw JSON". */
  label: string;
  /** Shows the label beside the icon. */
  labelVisible?: boolean;
}

/** Copies a text and says so for two seconds. */
export function CopyButton({ text, label, labelVisible = false }: CopyButtonProps) {
  const [outcome, setOutcome] = useState<"copied" | "refused" | null>(null);
  useEffect(() => {
    if (!outcome) return;
    const timer = setTimeout(() => setOutcome(null), 2000);
    return () => clearTimeout(timer);
  }, [outcome]);
  const Icon = outcome === "copied" ? Check : Copy;
  const said = outcome === "copied" ? "Copied" : outcome === "refused" ? "The browser refused" : label;
  const copy = () =>
    // Without a secure context there is no clipboard at all.
    Promise.resolve(navigator.clipboard)
      .then((clipboard) => clipboard.writeText(text))
      .then(
        () => setOutcome("copied"),
        () => setOutcome("refused"),
      );
  return (
    <Button
      look="quiet"
      size={labelVisible ? "small" : "icon-small"}
      aria-label={labelVisible ? undefined : label}
      title={labelVisible ? undefined : said}
      onClick={() => void copy()}
    >
      <Icon aria-hidden="true" className="size-4" strokeWidth={1.5} />
      {labelVisible && said}
      <span role="status" className="sr-only">
        {outcome && said}
      </span>
    </Button>
  );
}
