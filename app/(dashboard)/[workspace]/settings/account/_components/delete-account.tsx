"use client";

import { useState, type FormEvent } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { paths } from "@/lib/paths";
import { useAction } from "@/lib/queries/use-action";
import { deleteAccountAction } from "../account-actions";
import { ProofField } from "./proof-field";

interface DeleteAccountProps {
  email: string;
  hasPassword: boolean;
}

/** Deletes the account of whoever is signed in, after their password was given, if they have one. */
export function DeleteAccount({ email, hasPassword }: DeleteAccountProps) {
  const [open, setOpen] = useState(false);
  const remove = useAction(deleteAccountAction, {
    onSuccess: () => window.location.assign(paths.signIn()),
  });
  const { serverError } = remove.result;

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (remove.isPending) return;
    const password = new FormData(event.currentTarget).get("password");
    remove.execute({ password: password === null ? null : String(password) });
  }

  return (
    <section aria-labelledby="delete-account">
      <h2 id="delete-account" className="mb-2 font-semibold">
        Delete your account
      </h2>
      <p className="text-muted max-w-reading mb-3">
        You leave every workspace. What you asked, what it cost and what you decided stays there, without your
        name and address.
      </p>
      <Button look="danger" onClick={() => setOpen(true)}>
        Delete account
      </Button>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        title={`Delete the account of ${email}?`}
        description="This cannot be undone. A workspace of which you are the only owner has to have another first."
      >
        <form onSubmit={submit} className="flex flex-col gap-3">
          <ProofField hasPassword={hasPassword} failure={serverError} />
          <div className="flex flex-wrap justify-end gap-2">
            <Button onClick={() => setOpen(false)}>Keep it</Button>
            <Button type="submit" look="danger" busy={remove.isPending || remove.hasSucceeded}>
              Delete for good
            </Button>
          </div>
        </form>
      </Dialog>
    </section>
  );
}
