"use client";

import { type MouseEvent, type ReactNode, useEffect, useState } from "react";
import { Notice } from "@/components/ui/notice";
import { type AnchorKind, anchorKind } from "@/lib/domain/answers/anchor";

const SAID_MS = 2500;

const MISSING: Record<AnchorKind, string> = {
  part: "The paragraph that this link leads to is not in this answer",
  source: "The source that this link leads to is not among those of this answer",
};

/** Follows links to places in an answer: shows what the address names, or says that it is gone, and copies links. */
export function Anchored({ children }: { children: ReactNode }) {
  const [missing, setMissing] = useState<AnchorKind | null>(null);
  const [said, setSaid] = useState<string | null>(null);

  useEffect(() => {
    const show = () => setMissing(pointOut(window.location.hash.slice(1)));
    show();
    window.addEventListener("hashchange", show);
    return () => window.removeEventListener("hashchange", show);
  }, []);

  useEffect(() => {
    if (said === null) return;
    const timer = setTimeout(() => setSaid(null), SAID_MS);
    return () => clearTimeout(timer);
  }, [said]);

  function onClick({ target }: MouseEvent) {
    const link = target instanceof Element ? target.closest("a[data-anchor-link]") : null;
    if (!(link instanceof HTMLAnchorElement)) return;
    // The link is followed as well: the address bar has it, whatever the browser says to copying.
    Promise.resolve(navigator.clipboard)
      .then((clipboard) => clipboard.writeText(link.href))
      .then(
        () => setSaid("Link copied"),
        () => setSaid("The browser refused to copy: the link is in the address bar"),
      );
  }

  return (
    <div onClick={onClick}>
      {missing && (
        <Notice tone="warn" title={MISSING[missing]} className="mb-4">
          The answer was read again since, and its text is another now, or the link was cut short.
        </Notice>
      )}
      {children}
      <p
        role="status"
        className={
          said === null
            ? "sr-only"
            : "bg-surface fixed bottom-4 left-1/2 z-30 -translate-x-1/2 rounded-md border px-3 py-2 text-sm shadow-lg"
        }
      >
        {said}
      </p>
    </div>
  );
}

const POINTED = "data-pointed";

/** Marks the place of a name and scrolls there; returns its kind where there is no such place. */
function pointOut(name: string): AnchorKind | null {
  for (const before of document.querySelectorAll(`[${POINTED}]`)) before.removeAttribute(POINTED);
  const kind = anchorKind(name);
  const place = kind && document.getElementById(name);
  if (!place) return kind;
  place.setAttribute(POINTED, "");
  place.scrollIntoView({ block: "center" });
  return null;
}
