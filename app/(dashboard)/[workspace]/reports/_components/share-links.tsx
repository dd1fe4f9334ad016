"use client";

import { useRouter } from "next/navigation";
import { useState, type FormEvent } from "react";
import { FailureWords } from "@/components/states/failure-words";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { Select } from "@/components/ui/select";
import { ShownOnce } from "@/components/ui/shown-once";
import { LINK_DAYS, type LinkDays, type ReportLink } from "@/lib/domain/exports/report";
import { useAction } from "@/lib/queries/use-action";
import { makeReportLinkAction } from "../reports-actions";
import { ShareLinkItem } from "./share-link-item";

interface ShareLinksProps {
  slug: string;
  reportId: string;
  links: readonly ReportLink[];
  /** What whoever has a link is shown beside figures: "prompts, costs". */
  shows: string;
}

/** Links by which others read a report: made, counted, revoked. */
export function ShareLinks({ slug, reportId, links, shows }: ShareLinksProps) {
  const router = useRouter();
  const [days, setDays] = useState<LinkDays>(30);
  const make = useAction(makeReportLinkAction.bind(null, slug), { onSuccess: () => router.refresh() });
  const { data, serverError } = make.result;

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (!make.isPending) make.execute({ reportId, days });
  }

  return (
    <section aria-labelledby="links-title" className="no-print mt-10 border-t pt-6">
      <h2 id="links-title" className="mb-1 font-semibold">
        Share links
      </h2>
      <p className="text-muted max-w-reading mb-3">
        Whoever has one reads this report without an account, as it is when they read it, {shows}. No search
        engine lists it, and it leads nowhere into the workspace.
      </p>
      {data ? (
        <ShownOnce
          title="The link is made. Hand it on yourself: it is shown this once."
          text={data.link}
          copy="Copy the link"
          onDone={make.reset}
        >
          It can be revoked at any time, below.
        </ShownOnce>
      ) : (
        <form onSubmit={submit} className="flex flex-wrap items-end gap-2" noValidate>
          <Field label="Works for">
            <Select
              value={String(days)}
              onChange={({ target }) =>
                setDays(LINK_DAYS.find((one) => String(one) === target.value) ?? days)
              }
            >
              {LINK_DAYS.map((one) => (
                <option key={one} value={one}>
                  {one} days
                </option>
              ))}
            </Select>
          </Field>
          <Button type="submit" busy={make.isPending}>
            Make a share link
          </Button>
        </form>
      )}
      {serverError && (
        <Notice tone="danger" title={<FailureWords failure={serverError} />} className="mt-2" />
      )}
      {links.length > 0 && (
        <ul aria-label="Share links" className="bg-surface mt-4 max-w-3xl divide-y rounded-md border">
          {links.map((link) => (
            <ShareLinkItem key={link.id} {...{ slug, reportId, link }} />
          ))}
        </ul>
      )}
    </section>
  );
}
