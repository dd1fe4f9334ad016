"use client";

import { Bell } from "lucide-react";
import { Suspense, useState } from "react";
import { Button } from "@/components/ui/button";
import { lazyPart } from "@/components/ui/lazy-part";

const NoticesDialog = lazyPart(() => import("./notices-dialog").then((module) => module.NoticesDialog), {
  title: "The notices could not be opened",
  kept: "What is on the page stays until it is loaded anew.",
});

interface NoticeBellProps {
  workspace: string;
  /** As many as the page knew of; 99 stands for more, too. */
  unread: number;
}

/** Opens what happened lately; says how much of it is unread. The list itself is read when it is opened. */
export function NoticeBell({ workspace, unread }: NoticeBellProps) {
  const [open, setOpen] = useState(false);
  const count = unread >= 99 ? "99+" : String(unread);
  return (
    <>
      <Button
        look="quiet"
        size="icon"
        className="relative"
        aria-label={unread > 0 ? `Notices, ${count} unread` : "Notices"}
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
      >
        <Bell aria-hidden="true" className="size-4" strokeWidth={1.5} />
        {unread > 0 && (
          <span
            aria-hidden="true"
            className="bg-accent text-accent-ink absolute top-0 right-0 min-w-4 rounded-full px-1 text-center text-xs leading-4"
          >
            {count}
          </span>
        )}
      </Button>
      {open && (
        <Suspense>
          <NoticesDialog workspace={workspace} onOpenChange={setOpen} />
        </Suspense>
      )}
    </>
  );
}
