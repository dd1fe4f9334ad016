"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { FailureWords } from "@/components/states/failure-words";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
import { LIBRARY_LIMITS } from "@/lib/domain/library-limits";
import type { MarketView } from "@/lib/domain/market";
import { withoutTricks } from "@/lib/format/hostile";
import { counted } from "@/lib/format/text";
import { useAction } from "@/lib/queries/use-action";
import { archiveMarketAction, renameMarketAction } from "../markets-actions";

interface MarketItemProps {
  slug: string;
  market: MarketView;
  /** "Finnish, Finland, Turku". */
  place: string;
  /** Which engines are told what of it. */
  reach: string;
  mayWrite: boolean;
}

/** A market and what can be done with it: what it says is kept as it is. */
export function MarketItem({ slug, market, place, reach, mayWrite }: MarketItemProps) {
  const router = useRouter();
  const [renaming, setRenaming] = useState(false);
  const { id, prompts, archivedAt } = market;
  const name = withoutTricks(market.name);
  const archive = useAction(archiveMarketAction.bind(null, slug), { onSuccess: () => router.refresh() });
  const rename = useAction(renameMarketAction.bind(null, slug), {
    onSuccess: () => {
      setRenaming(false);
      router.refresh();
    },
  });
  const { serverError, validationErrors } = rename.result;
  const failure = archive.result.serverError;

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    rename.execute({ id, name: String(new FormData(event.currentTarget).get("name")) });
  }

  return (
    <li aria-label={name} className="flex flex-col gap-2 p-3">
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
        <div className="min-w-0">
          <p className="flex flex-wrap items-center gap-2 font-medium">
            {name} {archivedAt && <Badge>archived</Badge>}
          </p>
          <p className="text-sm">
            {withoutTricks(place)}{" "}
            <span className="text-muted">· {counted(prompts, "wording")} of its own</span>
          </p>
          <p className="text-muted text-xs">{reach}</p>
        </div>
        {mayWrite && (
          <div className="flex flex-wrap gap-2">
            <Button size="small" onClick={() => setRenaming(!renaming)}>
              Rename<span className="sr-only"> {name}</span>
            </Button>
            <Button
              size="small"
              busy={archive.isPending}
              onClick={() => archive.execute({ id, archived: archivedAt === null })}
            >
              {archivedAt ? "Restore" : "Archive"}
              <span className="sr-only"> {name}</span>
            </Button>
          </div>
        )}
      </div>
      {failure && <Notice tone="danger" title={<FailureWords failure={failure} />} />}
      {renaming && (
        <form onSubmit={submit} className="flex max-w-xl items-end gap-2">
          <Field
            label="New name"
            className="flex-1"
            error={
              validationErrors?.fieldErrors.name?.[0] ??
              (serverError && <FailureWords failure={serverError} />)
            }
          >
            <Input
              name="name"
              defaultValue={market.name}
              maxLength={LIBRARY_LIMITS.marketNameChars}
              autoComplete="off"
            />
          </Field>
          <Button type="submit" look="primary" busy={rename.isPending}>
            Save
          </Button>
        </form>
      )}
    </li>
  );
}
