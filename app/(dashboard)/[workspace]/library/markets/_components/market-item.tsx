"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { RenameForm } from "@/components/forms/rename-form";
import { Button } from "@/components/ui/button";
import type { MarketView } from "@/lib/domain/library/market";
import { withoutTricks } from "@/lib/format/hostile";
import { counted } from "@/lib/format/text";
import { useAction } from "@/lib/queries/use-action";
import { LibraryItem } from "../../_components/library-item";
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
  const { id, name, prompts, archivedAt } = market;
  const archive = useAction(archiveMarketAction.bind(null, slug), { onSuccess: () => router.refresh() });
  const rename = useAction(renameMarketAction.bind(null, slug), {
    onSuccess: () => {
      setRenaming(false);
      router.refresh();
    },
  });
  return (
    <LibraryItem
      name={name}
      says={
        <>
          <p className="text-sm">
            {withoutTricks(place)}{" "}
            <span className="text-muted">· {counted(prompts, "wording")} of its own</span>
          </p>
          <p className="text-muted text-xs">{reach}</p>
        </>
      }
      isArchived={archivedAt !== null}
      mayWrite={mayWrite}
      change={
        <Button size="small" onClick={() => setRenaming(!renaming)}>
          Rename<span className="sr-only"> {withoutTricks(name)}</span>
        </Button>
      }
      archive={{
        isPending: archive.isPending,
        failure: archive.result.serverError,
        run: () => archive.execute({ id, archived: archivedAt === null }),
      }}
    >
      {renaming && (
        <RenameForm
          label="New name"
          name={name}
          busy={rename.isPending}
          failure={rename.result.serverError}
          problem={rename.result.validationErrors?.fieldErrors.name?.[0]}
          onRename={(typed) => rename.execute({ id, name: typed })}
          onClose={() => setRenaming(false)}
        />
      )}
    </LibraryItem>
  );
}
