"use client";

import { useRouter } from "next/navigation";
import { useAction } from "@/lib/queries/use-action";
import { useState, type FormEvent } from "react";
import { FailureWords } from "@/components/states/failure-words";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { formatDollars } from "@/lib/format/money";
import { revokeAccountAction } from "../../accounts-actions";

interface AccountRevocationProps {
  id: string;
  name: string;
  login: string;
  /** Whether it is a workspace's own. */
  builtIn: boolean;
  /** Null: it has none. */
  balance: string | null;
}

/** Revokes the account for good, after naming what is lost and having its name typed. */
export function AccountRevocation({ id, name, login, builtIn, balance }: AccountRevocationProps) {
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const [typed, setTyped] = useState("");
  const revoke = useAction(revokeAccountAction.bind(null, id), {
    onSuccess: () => {
      setOpen(false);
      router.refresh();
    },
  });
  const { serverError } = revoke.result;

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (!revoke.isPending) revoke.execute({ name: typed });
  }

  if (builtIn) {
    return (
      <p className="text-muted text-sm">
        A workspace&apos;s own account is revoked when its workspace is deleted. To stop it for now, set its
        calls a minute to 0.
      </p>
    );
  }
  return (
    <div>
      <Button look="danger" onClick={() => setOpen(true)}>
        Revoke account
      </Button>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        title={`Revoke ${name}?`}
        description={`${login} is refused on every machine within five seconds, for good, and results that were not collected can't be any more${balance === null ? "" : `; so can't the balance of ${formatDollars(balance)} be used`}. Its tasks and its ledger stay.`}
      >
        <form onSubmit={submit} className="flex flex-col gap-3">
          <Field
            label={`Type "${name}" to confirm`}
            error={serverError?.fields.name ?? (serverError && <FailureWords failure={serverError} />)}
          >
            <Input value={typed} onChange={({ target }) => setTyped(target.value)} autoComplete="off" />
          </Field>
          <div className="flex flex-wrap justify-end gap-2">
            <Button onClick={() => setOpen(false)}>Keep it</Button>
            <Button type="submit" look="danger" busy={revoke.isPending} disabled={typed.trim() !== name}>
              Revoke for good
            </Button>
          </div>
        </form>
      </Dialog>
    </div>
  );
}
