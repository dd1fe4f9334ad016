import { Notice } from "@/components/ui/notice";
import { Time } from "@/components/ui/time";
import type { ChannelView } from "@/lib/domain/team/notice-channel";
import { NOTICE_KIND_WORDS, STOP_WORDS } from "@/lib/format/notice-words";

/** What keeps notices from going by a channel, if anything does. */
export function ChannelState({ channel }: { channel: ChannelView }) {
  const { stoppedFor, stoppedAt, failingSince, mutes } = channel;
  const { all, ...some } = mutes;
  const kinds = Object.entries(some);
  return (
    <>
      {stoppedFor !== null && stoppedAt !== null && (
        <Notice tone="warn" title="Nothing goes this way any more">
          {STOP_WORDS[stoppedFor]} Since <Time iso={stoppedAt} />. What came up meanwhile is in the app.
        </Notice>
      )}
      {stoppedFor === null && failingSince !== null && (
        <p className="text-warn text-sm">
          Nothing has arrived since <Time iso={failingSince} />. It is tried again.
        </p>
      )}
      {all !== undefined && (
        <p className="text-muted text-sm">
          Muted until <Time iso={all} />.
        </p>
      )}
      {kinds.map(([kind, until]) => (
        <p key={kind} className="text-muted text-sm">
          “{Object.entries(NOTICE_KIND_WORDS).find(([one]) => one === kind)?.[1]}” is muted until{" "}
          <Time iso={until} />.
        </p>
      ))}
    </>
  );
}
