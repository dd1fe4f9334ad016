"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { FormButton } from "@/components/forms/form-button";
import { FailureWords } from "@/components/states/failure-words";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { lazyForm } from "@/components/ui/lazy-part";
import { Notice } from "@/components/ui/notice";
import { Time } from "@/components/ui/time";
import type { NoticeKind } from "@/lib/domain/team/notice";
import type { ChannelView } from "@/lib/domain/team/notice-channel";
import { CHANNEL_KIND_WORDS, paceWords } from "@/lib/format/channel-words";
import { withoutTricks } from "@/lib/format/hostile";
import { useAction } from "@/lib/queries/use-action";
import { removeChannelAction, rotateSecretAction } from "../notice-channel-actions";
import { ChannelActs } from "./channel-acts";
import { ChannelState } from "./channel-state";
import { ShownSecret } from "./shown-secret";

const ChangeChannelForm = lazyForm(() => import("./change-channel-form"));

interface ChannelItemProps {
  slug: string;
  zone: string;
  kinds: readonly NoticeKind[];
  channel: ChannelView;
}

/** One channel of the workspace and what can be done with it. Its address and its secret are nowhere here. */
export function ChannelItem({ slug, zone, kinds, channel }: ChannelItemProps) {
  const router = useRouter();
  const [removing, setRemoving] = useState(false);
  const { id, kind, host, quiet, oldSecretUntil } = channel;
  const name = withoutTricks(channel.name ?? "");
  const refresh = { onSuccess: () => router.refresh() };
  const rotate = useAction(rotateSecretAction.bind(null, slug), refresh);
  const remove = useAction(removeChannelAction.bind(null, slug), {
    ...refresh,
    onError: () => setRemoving(false),
  });
  const failure = rotate.result.serverError ?? remove.result.serverError;
  const secret = rotate.result.data?.secret;
  return (
    <li className="flex flex-col gap-2 p-3" aria-label={name}>
      <p className="flex flex-wrap items-center gap-2 font-medium break-words">
        {name} <Badge>{CHANNEL_KIND_WORDS[kind]}</Badge>
      </p>
      <p className="text-muted text-sm break-words">
        To {host}. {paceWords(channel, kinds)}.{quiet && ` Quiet from ${quiet.from} to ${quiet.to}.`}
        {oldSecretUntil && (
          <>
            {" "}
            The old secret counts until <Time iso={oldSecretUntil} />.
          </>
        )}
      </p>
      <ChannelState channel={channel} />
      <ChannelActs slug={slug} channel={channel} kinds={kinds} name={name}>
        <FormButton
          size="small"
          form={(done) => (
            <ChangeChannelForm slug={slug} zone={zone} kinds={kinds} channel={channel} {...done} />
          )}
        >
          Change<span className="sr-only"> {name}</span>
        </FormButton>
        {kind === "webhook" && (
          <Button size="small" busy={rotate.isPending} onClick={() => rotate.execute({ id })}>
            New secret<span className="sr-only"> for {name}</span>
          </Button>
        )}
        <Button size="small" look="danger" onClick={() => setRemoving(true)}>
          Remove<span className="sr-only"> {name}</span>
        </Button>
      </ChannelActs>
      {failure && (
        <Notice tone="danger" title={<FailureWords failure={failure} />}>
          Nothing was changed.
        </Notice>
      )}
      {secret && <ShownSecret secret={secret} isNew onDone={rotate.reset} />}
      <Dialog
        open={removing}
        onOpenChange={setRemoving}
        title={`Remove ${name}?`}
        description="What waits for it is not sent, and its log goes with it. The notices themselves stay in the app."
        footer={
          <>
            <Button onClick={() => setRemoving(false)}>Keep it</Button>
            <Button look="danger" busy={remove.isPending} onClick={() => remove.execute({ id })}>
              Remove channel
            </Button>
          </>
        }
      />
    </li>
  );
}
