"use client";

import { useState } from "react";
import { FormDialog } from "@/components/forms/form-dialog";
import { Radio, RadioGroup } from "@/components/ui/checkbox";
import type { NoticeKind } from "@/lib/domain/team/notice";
import { WORKSPACE_CHANNEL_KINDS, type WorkspaceChannelKind } from "@/lib/domain/team/notice-channel";
import { CHANNEL_KIND_WORDS } from "@/lib/format/channel-words";
import { useAction } from "@/lib/queries/use-action";
import { addChannelAction } from "../notice-channel-actions";
import { givenChoices, NO_CHOICES, suggested, typedFrom } from "../typed-choices";
import { ChannelFormFields } from "./channel-form-fields";
import { ChoicesFields } from "./choices-fields";

interface NewChannelFormProps {
  slug: string;
  zone: string;
  kinds: readonly NoticeKind[];
  onClose: () => void;
  /** With the secret that is shown once, where the channel signs. */
  onAdded: (secret: string | null) => void;
}

const URL_HINTS: Record<WorkspaceChannelKind, string> = {
  webhook: "Where notices are posted, with https. Kept sealed and not shown again.",
  slack:
    "The incoming webhook's address. Whoever has it can post there: it is kept sealed and not shown again.",
};

/** Adds a way out for notices of the workspace. */
export default function NewChannelForm({ slug, zone, kinds, onClose, onAdded }: NewChannelFormProps) {
  const [kind, setKind] = useState<WorkspaceChannelKind>("webhook");
  const [place, setPlace] = useState({ name: "", url: "" });
  const [typed, setTyped] = useState(() => typedFrom({ ...NO_CHOICES, paces: suggested(kinds) }));
  const add = useAction(addChannelAction.bind(null, slug), {
    onSuccess: ({ data }) => onAdded(data.secret),
  });
  const { serverError, validationErrors } = add.result;
  const urlProblem = serverError?.fields.url;
  return (
    <FormDialog
      title="Add a channel"
      save="Add"
      busy={add.isPending}
      failure={urlProblem === undefined ? serverError : null}
      onClose={onClose}
      onSave={() => add.execute({ kind, ...place, ...givenChoices(typed) })}
    >
      <RadioGroup legend="Kind">
        {WORKSPACE_CHANNEL_KINDS.map((one) => (
          <Radio
            key={one}
            name="channel-kind"
            label={CHANNEL_KIND_WORDS[one]}
            checked={kind === one}
            onChange={() => setKind(one)}
          />
        ))}
      </RadioGroup>
      <ChannelFormFields
        typed={place}
        errors={validationErrors?.fieldErrors}
        urlProblem={urlProblem}
        urlHint={URL_HINTS[kind]}
        onChange={(change) => setPlace({ ...place, ...change })}
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
