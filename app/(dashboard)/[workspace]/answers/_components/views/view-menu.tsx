"use client";

import { ChevronDown } from "lucide-react";
import { useRouter } from "next/navigation";
import { Suspense, useState } from "react";
import { Button } from "@/components/ui/button";
import { DropdownMenu, MenuItem } from "@/components/ui/dropdown-menu";
import { lazyForm } from "@/components/ui/lazy-part";
import type { SavedView } from "@/lib/domain/answers/saved-view";

const SaveView = lazyForm(() => import("./save-view"));
const ChangeView = lazyForm(() => import("./change-view"));
const UpdateView = lazyForm(() => import("./update-view"));
const RemoveView = lazyForm(() => import("./remove-view"));

interface ViewMenuProps {
  slug: string;
  /** What is looked at now, as a view would keep it. */
  query: string;
  /** The view that is open; null for all answers. */
  open: SavedView | null;
  /** Whether what is looked at now is another than that view keeps. */
  isChanged: boolean;
  /** Whether views of the workspace can be made and changed; one's own always can. */
  mayShare: boolean;
}

type Form = "save" | "change" | "update" | "remove";

/** What can be done with a view: kept, changed, shared, removed. */
export function ViewMenu({ slug, query, open, isChanged, mayShare }: ViewMenuProps) {
  const router = useRouter();
  const [form, setForm] = useState<Form | null>(null);
  const mayChange = open !== null && (open.isOwn || mayShare);
  const onClose = () => setForm(null);
  const onSaved = () => {
    onClose();
    router.refresh();
  };
  const done = { slug, onClose, onSaved };
  return (
    <>
      <DropdownMenu
        trigger={
          <Button size="small">
            View <ChevronDown aria-hidden="true" className="size-4" strokeWidth={1.5} />
          </Button>
        }
      >
        <MenuItem onSelect={() => setForm("save")}>Save as a new view…</MenuItem>
        {mayChange && isChanged && <MenuItem onSelect={() => setForm("update")}>Save the changes…</MenuItem>}
        {open && <MenuItem onSelect={() => setForm("change")}>Settings of this view…</MenuItem>}
        {mayChange && <MenuItem onSelect={() => setForm("remove")}>Remove this view…</MenuItem>}
      </DropdownMenu>
      <Suspense fallback={null}>
        {form === "save" && <SaveView {...done} query={query} mayShare={mayShare} />}
        {form === "change" && open && (
          <ChangeView {...done} view={open} mayChange={mayChange} mayShare={mayShare} />
        )}
        {form === "update" && open && <UpdateView {...done} view={open} query={query} />}
        {form === "remove" && open && <RemoveView {...done} view={open} />}
      </Suspense>
    </>
  );
}
