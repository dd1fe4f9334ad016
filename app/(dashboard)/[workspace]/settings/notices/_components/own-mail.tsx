"use client";

import { useRouter } from "next/navigation";
import { useState, type FormEvent } from "react";
import { FailureWords } from "@/components/states/failure-words";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import type { NoticeKind } from "@/lib/domain/team/notice";
import type { ChannelView } from "@/lib/domain/team/notice-channel";
import { useAction } from "@/lib/queries/use-action";
import { saveOwnMailAction } from "../notice-channel-actions";
import { givenChoices, NO_CHOICES, suggested, typedFrom } from "../typed-choices";
import { ChannelActs } from "./channel-acts";
import { ChannelState } from "./channel-state";
import { ChoicesFields } from "./choices-fields";

interface OwnMailProps {
  slug: string;
  email: string;
  zone: string;
  kinds: readonly NoticeKind[];
  channel: ChannelView | null;
  /** Whether this instance sends any mail. */
  isOn: boolean;
}

/** What one is told by e-mail, and when. Nothing is sent before something is chosen. */
export function OwnMail({ slug, email, zone, kinds, channel, isOn }: OwnMailProps) {
  const router = useRouter();
  const [typed, setTyped] = useState(() => typedFrom(channel ?? NO_CHOICES));
  const save = useAction(saveOwnMailAction.bind(null, slug), { onSuccess: () => router.refresh() });
  const { serverError, validationErrors } = save.result;

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (!save.isPending) save.execute(givenChoices(typed));
  }

  return (
    <section aria-labelledby="own-mail" className="max-w-xl">
      <h2 id="own-mail" className="mb-2 font-semibold">
        Your e-mail
      </h2>
      <p className="text-muted mb-3 break-words">
        Goes to {email}. Each member chooses for themselves; every mail has a link that ends them.
      </p>
      {!isOn && (
        <Notice tone="warn" title="This instance sends no mail" className="mb-3">
          Whoever operates it sets a mail server (SIGHTLINE_SMTP_URL). What you choose here is kept until
          then.
        </Notice>
      )}
      {channel && (
        <div className="mb-3 flex flex-col gap-2">
          <ChannelState channel={channel} />
          <ChannelActs slug={slug} channel={channel} kinds={kinds} name="your e-mail" />
        </div>
      )}
      <form id="own-mail-choices" onSubmit={submit} className="flex flex-col gap-4" noValidate>
        {serverError && <Notice tone="danger" title={<FailureWords failure={serverError} />} />}
        {save.hasSucceeded && <Notice tone="good" title="Saved. It holds from now on." />}
        <ChoicesFields
          kinds={kinds}
          zone={zone}
          typed={typed}
          errors={validationErrors?.fieldErrors}
          onChange={setTyped}
        />
        <div className="flex flex-wrap gap-2">
          <Button type="submit" look="primary" busy={save.isPending}>
            Save
          </Button>
          {channel === null && (
            <Button onClick={() => setTyped({ ...typed, paces: suggested(kinds) })}>
              Choose what somebody has to act on
            </Button>
          )}
        </div>
      </form>
    </section>
  );
}
