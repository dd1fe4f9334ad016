"use client";

import { useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { NoticeList } from "@/components/notices/notice-list";
import { EmptyState } from "@/components/states/empty-state";
import { FailureWords } from "@/components/states/failure-words";
import { QueryPanel } from "@/components/states/query-panel";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Link } from "@/components/ui/link";
import { Notice } from "@/components/ui/notice";
import { Skeleton } from "@/components/ui/skeleton";
import { paths } from "@/lib/paths";
import { noticesQuery } from "@/lib/queries/notices";
import { useAction } from "@/lib/queries/use-action";
import { markNoticesReadAction } from "./notices-actions";

interface NoticesDialogProps {
  workspace: string;
  onOpenChange: (open: boolean) => void;
}

/** What happened lately, newest first; what is followed or marked is read from then on, for this person. */
export function NoticesDialog({ workspace, onOpenChange }: NoticesDialogProps) {
  const router = useRouter();
  const query = useQuery(noticesQuery(workspace));
  const mark = useAction(markNoticesReadAction.bind(null, workspace), {
    onSuccess: () => {
      void query.refetch();
      router.refresh();
    },
  });
  const follow = useAction(markNoticesReadAction.bind(null, workspace));
  const unread = query.data?.notices.filter(({ seen }) => !seen).map(({ id }) => id) ?? [];

  /** Goes where a notice leads once it is marked: whoever leaves before never hears how that ended. */
  async function goTo(href: string, id: string) {
    await follow.executeAsync({ ids: [id] }).catch(() => undefined);
    void query.refetch();
    router.push(href);
    router.refresh();
    onOpenChange(false);
  }

  const failure = mark.result.serverError;
  return (
    <Dialog
      open
      onOpenChange={onOpenChange}
      title="Notices"
      description="What happened here in the last 30 days that somebody may have to act on."
      footer={
        <>
          <Button asChild look="quiet">
            <Link href={paths.workspace(workspace).settings.notices} onClick={() => onOpenChange(false)}>
              What comes, and where
            </Link>
          </Button>
          {unread.length > 0 && (
            <Button busy={mark.isPending} onClick={() => mark.execute({ ids: unread })}>
              Mark all as read
            </Button>
          )}
        </>
      }
    >
      {failure && (
        <Notice tone="danger" title={<FailureWords failure={failure} />}>
          They are still unread.
        </Notice>
      )}
      <QueryPanel
        query={query}
        errorTitle="The notices could not be read."
        updatingMark={false}
        skeleton={
          <div role="status">
            <span className="sr-only">Loading notices</span>
            <Skeleton className="h-24" />
          </div>
        }
        isEmpty={({ notices }) => notices.length === 0}
        empty={
          <EmptyState title="No notices">
            They come when a run of a set ends or fails often, when a schedule is paused, when a connection
            cannot be used, and when a budget is nearly used up.
          </EmptyState>
        }
      >
        {({ notices }) => (
          <NoticeList
            workspace={workspace}
            notices={notices}
            onFollow={(event, { id, seen }, href) => {
              const staysHere = event.metaKey || event.ctrlKey || event.shiftKey;
              if (seen) return onOpenChange(staysHere);
              if (staysHere) return mark.execute({ ids: [id] });
              event.preventDefault();
              void goTo(href, id);
            }}
          />
        )}
      </QueryPanel>
    </Dialog>
  );
}
