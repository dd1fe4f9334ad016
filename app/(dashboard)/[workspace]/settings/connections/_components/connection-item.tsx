"use client";

import { useRouter } from "next/navigation";
import { useAction } from "@/lib/queries/use-action";
import { useState } from "react";
import { FailureWords } from "@/components/states/failure-words";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Notice } from "@/components/ui/notice";
import { Time } from "@/components/ui/time";
import { makeDefaultAction, removeConnectionAction, testConnectionAction } from "../connections-actions";

export interface ConnectionView {
  id: string;
  kind: "builtin" | "hosted";
  name: string;
  baseUrl: string;
  login: string;
  isDefault: boolean;
  testedAt: string | null;
}

interface ConnectionItemProps {
  slug: string;
  connection: ConnectionView;
  mayWrite: boolean;
}

/** A connection and what can be done with it. Its password is nowhere here. */
export function ConnectionItem({ slug, connection, mayWrite }: ConnectionItemProps) {
  const router = useRouter();
  const { id, kind, name, baseUrl, login, isDefault, testedAt } = connection;
  const [removing, setRemoving] = useState(false);
  const onSuccess = () => router.refresh();
  const test = useAction(testConnectionAction.bind(null, slug), { onSuccess });
  const makeDefault = useAction(makeDefaultAction.bind(null, slug), { onSuccess });
  const remove = useAction(removeConnectionAction.bind(null, slug), {
    onSuccess,
    onError: () => setRemoving(false),
  });
  const failure = [test, makeDefault, remove].find(({ result }) => result.serverError)?.result.serverError;

  return (
    <li className="flex flex-col gap-2 p-3" aria-label={name}>
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
        <div className="min-w-0">
          <p className="flex flex-wrap items-center gap-2 font-medium">
            {name}
            {isDefault && <Badge tone="accent">default</Badge>}
            {kind === "builtin" && <Badge>built in</Badge>}
          </p>
          <p className="text-muted text-sm break-all">
            {baseUrl} as {login}
          </p>
          <p className="text-muted text-xs">
            {testedAt ? (
              <>
                Answered its test on <Time iso={testedAt} />
              </>
            ) : (
              "Not tested yet"
            )}
          </p>
        </div>
        {mayWrite && (
          <div className="flex flex-wrap gap-2">
            <Button size="small" busy={test.isPending} onClick={() => test.execute({ id })}>
              Test<span className="sr-only"> {name}</span>
            </Button>
            {!isDefault && (
              <Button size="small" busy={makeDefault.isPending} onClick={() => makeDefault.execute({ id })}>
                Make default<span className="sr-only">: {name}</span>
              </Button>
            )}
            {kind === "hosted" && (
              <Button size="small" look="danger" onClick={() => setRemoving(true)}>
                Remove<span className="sr-only"> {name}</span>
              </Button>
            )}
          </div>
        )}
      </div>
      {failure ? (
        <Notice tone="danger" title={<FailureWords failure={failure} />}>
          Nothing was changed.{failure.errorId && ` Error id ${failure.errorId}`}
        </Notice>
      ) : (
        test.hasSucceeded && <Notice tone="good" title="It answered. The login and the password are right." />
      )}
      <Dialog
        open={removing}
        onOpenChange={setRemoving}
        title={`Remove ${name}?`}
        description={`Its password is deleted and nothing more can be asked through it. Answers collected through it, their cost and their raw replies stay.${isDefault ? " The oldest other connection becomes the default." : ""}`}
        footer={
          <>
            <Button onClick={() => setRemoving(false)}>Keep it</Button>
            <Button look="danger" busy={remove.isPending} onClick={() => remove.execute({ id })}>
              Remove connection
            </Button>
          </>
        }
      />
    </li>
  );
}
