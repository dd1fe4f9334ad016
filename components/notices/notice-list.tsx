import type { MouseEvent } from "react";
import { Badge } from "@/components/ui/badge";
import { Link } from "@/components/ui/link";
import { Time } from "@/components/ui/time";
import type { NoticeView } from "@/lib/domain/team/notice";
import { noticeWords } from "@/lib/format/notice-words";
import { paths } from "@/lib/paths";

interface NoticeListProps {
  workspace: string;
  notices: readonly NoticeView[];
  /** Somebody goes where a notice leads. */
  onFollow: (event: MouseEvent, notice: NoticeView, href: string) => void;
}

/** Notices with when they came and where they lead. */
export const NoticeList = ({ workspace, notices, onFollow }: NoticeListProps) => (
  <ul className="flex flex-col divide-y">
    {notices.map((notice) => {
      const { title, text } = noticeWords(notice);
      const href = paths.workspace(workspace).ofNotice(notice);
      return (
        <li key={notice.id} className="flex flex-col gap-0.5 py-2">
          <div className="flex flex-wrap items-baseline justify-between gap-x-3">
            <Link
              href={href}
              className="font-medium underline underline-offset-2"
              onClick={(event) => onFollow(event, notice, href)}
            >
              {title}
            </Link>
            {!notice.seen && <Badge tone="accent">New</Badge>}
          </div>
          <p className="text-muted text-sm break-words">{text}</p>
          <p className="text-muted text-xs">
            <Time iso={notice.at} />
          </p>
        </li>
      );
    })}
  </ul>
);
