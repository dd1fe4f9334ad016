"use client";

import { useRouter } from "next/navigation";
import type { ReactNode } from "react";
import { FormButton } from "@/components/forms/form-button";
import { FailureWords } from "@/components/states/failure-words";
import { Button } from "@/components/ui/button";
import { lazyForm } from "@/components/ui/lazy-part";
import { Notice } from "@/components/ui/notice";
import type { NoticeKind } from "@/lib/domain/team/notice";
import type { ChannelView } from "@/lib/domain/team/notice-channel";
import { failureWords } from "@/lib/format/channel-words";
import { useAction } from "@/lib/queries/use-action";
import { startChannelAction, testChannelAction } from "../notice-channel-actions";

const MuteForm = lazyForm(() => import("./mute-form"));

interface ChannelActsProps {
  slug: string;
  channel: ChannelView;
  kinds: readonly NoticeKind[];
  /** What a screen reader calls it. */
  name: string;
  /** More buttons. */
  children?: ReactNode;
}

/** What can be done with any channel: a test, muting, and starting it where it stands still. */
export function ChannelActs({ slug, channel, kinds, name, children }: ChannelActsProps) {
  const router = useRouter();
  const { id, stoppedFor } = channel;
  const refresh = () => router.refresh();
  const test = useAction(testChannelAction.bind(null, slug), { onSuccess: refresh });
  const start = useAction(startChannelAction.bind(null, slug), { onSuccess: refresh });
  const refusal = test.result.serverError ?? start.result.serverError;
  const tested = test.result.data;
  const wrong = tested ? failureWords(tested) : null;
  const called = <span className="sr-only"> {name}</span>;
  return (
    <>
      <div className="flex flex-wrap gap-2">
        {stoppedFor !== null && (
          <Button size="small" look="primary" busy={start.isPending} onClick={() => start.execute({ id })}>
            Start again{called}
          </Button>
        )}
        <Button size="small" busy={test.isPending} onClick={() => test.execute({ id })}>
          Send a test{called}
        </Button>
        <FormButton
          size="small"
          form={(done) => <MuteForm slug={slug} channel={channel} kinds={kinds} {...done} />}
        >
          Mute{called}
        </FormButton>
        {children}
      </div>
      {refusal && <Notice tone="danger" title={<FailureWords failure={refusal} />} />}
      {tested &&
        (wrong === null ? (
          <Notice tone="good" title="The test arrived." />
        ) : (
          <Notice tone="danger" title={`The test did not arrive. ${wrong}.`} />
        ))}
    </>
  );
}
