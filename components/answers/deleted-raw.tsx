import { Notice } from "@/components/ui/notice";
import { CopyButton } from "@/components/ui/copy-button";
import { Time } from "@/components/ui/time";

interface DeletedRawProps {
  deletedAt: string;
  raw: { replySha256: string; requestSha256: string };
}

/** What is left of a raw reply that the workspace kept for a time only: what its hashes were, and when it went. */
export const DeletedRaw = ({ deletedAt, raw: { replySha256, requestSha256 } }: DeletedRawProps) => (
  <div className="flex flex-col gap-3">
    <Notice
      title={
        <>
          The raw reply was deleted <Time iso={deletedAt} />, as this workspace keeps raw replies for a time
          only
        </>
      }
    >
      The answer is as it was read from it. It can&apos;t be verified here any more: whoever has kept a copy
      can compare it with the hashes.
    </Notice>
    <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 text-xs">
      {[
        ["Reply", replySha256],
        ["Request", requestSha256],
      ].map(([title, sha256 = ""]) => (
        <div key={title} className="contents">
          <dt className="text-muted">{title}, SHA-256</dt>
          <dd className="flex flex-wrap items-center gap-2 break-all">
            <code className="font-mono">{sha256}</code>
            <CopyButton text={sha256} label={`Copy the hash of the ${String(title).toLowerCase()}`} />
          </dd>
        </div>
      ))}
    </dl>
  </div>
);
