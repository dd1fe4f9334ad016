"use client";

import { useRouter } from "next/navigation";
import { useState, type FormEvent } from "react";
import { FailureWords } from "@/components/states/failure-words";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { useKeptText } from "@/components/ui/kept-text";
import { Notice } from "@/components/ui/notice";
import type { Role } from "@/lib/domain/team/permission";
import { useAction } from "@/lib/queries/use-action";
import { inviteMemberAction } from "../members-actions";
import { ROLE_WORDS } from "../role-words";
import { InvitationLink } from "./invitation-link";
import { RoleSelect } from "./role-select";

interface InviteFormProps {
  slug: string;
  /** Those one may give. */
  roles: readonly Role[];
}

/** Invites somebody by their address, and shows the link this once. */
export function InviteForm({ slug, roles }: InviteFormProps) {
  const router = useRouter();
  const keptText = useKeptText();
  const [email, setEmail] = useState("");
  const [role, setRole] = useState<Role>("researcher");
  const invite = useAction(inviteMemberAction.bind(null, slug), {
    onSuccess: () => {
      setEmail("");
      router.refresh();
    },
  });
  const { data, serverError, validationErrors } = invite.result;
  const problem = validationErrors?.fieldErrors.email?.[0] ?? serverError?.fields.email;

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (!invite.isPending) invite.execute({ email, role });
  }

  return (
    <section aria-labelledby="invite">
      <h2 id="invite" className="mb-2 font-semibold">
        Invite somebody
      </h2>
      {data ? (
        <InvitationLink {...data} onDone={invite.reset} />
      ) : (
        <form
          id="new-invitation"
          ref={keptText}
          onSubmit={submit}
          className="flex max-w-xl flex-col gap-4"
          noValidate
        >
          {serverError && !problem && <Notice tone="danger" title={<FailureWords failure={serverError} />} />}
          <Field label="E-mail" hint="Only whoever signs in with this address can join." error={problem}>
            <Input
              type="email"
              value={email}
              onChange={({ target }) => setEmail(target.value)}
              maxLength={254}
              autoComplete="off"
            />
          </Field>
          <Field label="Role" hint={`${ROLE_WORDS[role].what}.`}>
            <RoleSelect roles={roles} value={role} onChange={setRole} />
          </Field>
          <div>
            <Button type="submit" look="primary" busy={invite.isPending}>
              Make the link
            </Button>
          </div>
        </form>
      )}
    </section>
  );
}
