"use client";

import { useState } from "react";
import { FormDialog } from "@/components/forms/form-dialog";
import type { NoticeKind } from "@/lib/domain/team/notice";
import type { ChannelView } from "@/lib/domain/team/notice-channel";
import { useAction } from "@/lib/queries/use-action";
import { changeChannelAction } from "../notice-channel-actions";
import { givenChoices, typedFrom } from "../typed-choices";
import { ChannelFormFields } from "./channel-form-fields";
import { ChoicesFields } from "./choices-fields";

interface ChangeChannelFormProps {
  slug: string;
  zone: string;
  kinds: readonly NoticeKind[];
  channel: ChannelView;
  onClose: () => void;
  onSaved: () => void;
}

/** Changes what a channel is called, where it leads, what goes by it and when. */
export default function ChangeChannelForm({
  slug,
  zone,
  kinds,
  channel,
  onClose,
  onSaved,
}: ChangeChannelFormProps) {
  const { id, host, paces, digestAt, quiet } = channel;
  const [place, setPlace] = useState({ name: channel.name ?? "", url: "" });
  const [typed, setTyped] = useState(() => typedFrom({ paces, digestAt, quiet }));
  const change = useAction(changeChannelAction.bind(null, slug), { onSuccess: onSaved });
  const { serverError, validationErrors } = change.result;
  const urlProblem = serverError?.fields.url;
  return (
    <FormDialog
      title="Change this channel"
      save="Save"
      busy={change.isPending}
      failure={urlProblem === undefined ? serverError : null}
      onClose={onClose}
      onSave={() => change.execute({ id, name: place.name, url: place.url || null, ...givenChoices(typed) })}
    >
      <ChannelFormFields
        typed={place}
        errors={validationErrors?.fieldErrors}
        urlProblem={urlProblem}
        urlHint={`Leads to ${host ?? "a host"}. Left empty, it stays as it is.`}
        onChange={(changed) => setPlace({ ...place, ...changed })}
      />
      <ChoicesFields
        kinds={kinds}
        zone={zone}
        typed={typed}
        errors={validationErrors?.fieldErrors}
        onChange={setTyped}
      />
    </FormDialog>
  );
}
