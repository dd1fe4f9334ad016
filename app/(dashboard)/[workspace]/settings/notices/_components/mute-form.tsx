"use client";

import { useState } from "react";
import { FormDialog } from "@/components/forms/form-dialog";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import type { NoticeKind } from "@/lib/domain/team/notice";
import { MUTE_HOURS, type ChannelView } from "@/lib/domain/team/notice-channel";
import { NOTICE_KIND_WORDS } from "@/lib/format/notice-words";
import { useAction } from "@/lib/queries/use-action";
import { muteChannelAction } from "../notice-channel-actions";

interface MuteFormProps {
  slug: string;
  channel: ChannelView;
  kinds: readonly NoticeKind[];
  onClose: () => void;
  onSaved: () => void;
}

const HOURS_WORDS: Record<(typeof MUTE_HOURS)[number], string> = {
  1: "An hour",
  8: "8 hours",
  24: "A day",
  168: "A week",
  672: "4 weeks",
};

/** Mutes a channel, or one kind of notice there, for a while; or ends that. */
export default function MuteForm({ slug, channel, kinds, onClose, onSaved }: MuteFormProps) {
  const { id, mutes } = channel;
  const [what, setWhat] = useState<NoticeKind | "all">("all");
  const [hours, setHours] = useState<(typeof MUTE_HOURS)[number] | null>(24);
  const mute = useAction(muteChannelAction.bind(null, slug), { onSuccess: onSaved });
  const isMuted = mutes[what] !== undefined;
  return (
    <FormDialog
      title="Mute this channel"
      description="What comes up meanwhile is in the app and in the log, and is not sent later."
      save={hours === null ? "End it" : "Mute"}
      busy={mute.isPending}
      failure={mute.result.serverError}
      onClose={onClose}
      onSave={() => mute.execute({ id, what, hours })}
    >
      <Field label="What">
        <Select
          value={what}
          onChange={({ target }) => {
            setWhat(kinds.find((kind) => kind === target.value) ?? "all");
            setHours(24);
          }}
        >
          <option value="all">Everything</option>
          {kinds.map((kind) => (
            <option key={kind} value={kind}>
              {NOTICE_KIND_WORDS[kind]}
            </option>
          ))}
        </Select>
      </Field>
      <Field label="For how long">
        <Select
          value={hours ?? ""}
          onChange={({ target }) => setHours(MUTE_HOURS.find((one) => String(one) === target.value) ?? null)}
        >
          {MUTE_HOURS.map((one) => (
            <option key={one} value={one}>
              {HOURS_WORDS[one]}
            </option>
          ))}
          {isMuted && <option value="">Not any more</option>}
        </Select>
      </Field>
    </FormDialog>
  );
}
