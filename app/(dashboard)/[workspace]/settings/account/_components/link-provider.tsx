import { useState, type FormEvent } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Notice } from "@/components/ui/notice";
import { goToProvider } from "@/lib/queries/auth";
import { useAction } from "@/lib/queries/use-action";
import { allowLinkAction } from "../account-actions";
import { ProofField } from "./proof-field";

interface LinkProviderProps {
  provider: "oidc" | "google" | "github";
  name: string;
  hasPassword: boolean;
  /** This page, to come back to. */
  here: string;
}

/** Links one's account at a provider: proves that it is oneself, goes there, and comes back. */
export function LinkProvider({ provider, name, hasPassword, here }: LinkProviderProps) {
  const [open, setOpen] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const [going, setGoing] = useState(false);
  const allow = useAction(allowLinkAction);
  const { serverError } = allow.result;

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (allow.isPending || going) return;
    setFailure(null);
    const typed = new FormData(event.currentTarget).get("password");
    const { serverError, validationErrors } = await allow.executeAsync({
      provider,
      password: typed === null ? null : String(typed),
    });
    if (serverError || validationErrors) return;
    setGoing(true);
    try {
      const refusal = await goToProvider(provider, here);
      if (refusal === null) return;
      setFailure(refusal);
    } catch {
      setFailure("The server could not be reached. Nothing was linked; try again.");
    }
    setGoing(false);
  }

  return (
    <>
      <Button onClick={() => setOpen(true)}>Link {name}</Button>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        title={`Link ${name}`}
        description={`You go to ${name} and choose an account there. From then on it signs you in here, whatever its address.`}
      >
        <form onSubmit={(event) => void submit(event)} className="flex flex-col gap-3">
          {failure && <Notice tone="danger" title={failure} />}
          <ProofField hasPassword={hasPassword} failure={serverError} />
          <div className="flex flex-wrap justify-end gap-2">
            <Button onClick={() => setOpen(false)}>Leave it</Button>
            <Button type="submit" look="primary" busy={allow.isPending || going}>
              Go to {name}
            </Button>
          </div>
        </form>
      </Dialog>
    </>
  );
}
