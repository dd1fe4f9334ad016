"use client";

import { useRouter } from "next/navigation";
import { useAction } from "@/lib/queries/use-action";
import type { FormEvent } from "react";
import { FailureWords } from "@/components/states/failure-words";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { Select } from "@/components/ui/select";
import { changeTimeZoneAction } from "../workspace-actions";

interface ChangeTimeZoneProps {
  slug: string;
  zone: string;
  zones: readonly string[];
}

/** Chooses the zone in which the workspace's days begin and end. */
export function ChangeTimeZone({ slug, zone, zones }: ChangeTimeZoneProps) {
  const router = useRouter();
  const change = useAction(changeTimeZoneAction.bind(null, slug), { onSuccess: () => router.refresh() });

  const { serverError } = change.result;

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    change.execute({ timeZone: String(new FormData(event.currentTarget).get("timeZone")) });
  }

  return (
    <section aria-labelledby="change-time-zone">
      <h2 id="change-time-zone" className="mb-2 font-semibold">
        Time zone of this workspace
      </h2>
      <form onSubmit={submit} className="flex max-w-xl flex-col items-start gap-3">
        <Field
          className="w-full"
          label="Its days begin and end in"
          hint="Filters by day and sums by day count by it, for everybody here."
          error={
            change.result.validationErrors?.fieldErrors.timeZone?.[0] ??
            (serverError && <FailureWords failure={serverError} />)
          }
        >
          <Select key={zone} name="timeZone" defaultValue={zone}>
            {zones.map((name) => (
              <option key={name}>{name}</option>
            ))}
          </Select>
        </Field>
        <Button type="submit" busy={change.isPending}>
          Change time zone
        </Button>
        {change.hasSucceeded && <Notice title={`Its days are those of ${zone} now.`} />}
      </form>
    </section>
  );
}
