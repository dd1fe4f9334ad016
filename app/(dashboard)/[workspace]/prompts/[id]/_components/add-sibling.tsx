"use client";

import { useRouter } from "next/navigation";
import { Suspense, useState } from "react";
import { Button } from "@/components/ui/button";
import { lazyForm } from "@/components/ui/lazy-part";

const SiblingForm = lazyForm(() => import("./sibling-form"));

interface AddSiblingProps {
  slug: string;
  promptId: string;
  userPrompt: string;
  /** Where its family is not asked yet. */
  markets: readonly { id: string; name: string }[];
}

/** The button that asks a prompt of a set in one more market. */
export function AddSibling(props: AddSiblingProps) {
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        Ask in another market
      </Button>
      {open && (
        <Suspense fallback={null}>
          <SiblingForm
            {...props}
            onClose={close}
            onSaved={() => {
              close();
              router.refresh();
            }}
          />
        </Suspense>
      )}
    </>
  );
}
