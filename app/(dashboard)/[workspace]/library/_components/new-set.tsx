"use client";

import { useRouter } from "next/navigation";
import { Suspense, useState } from "react";
import { Button } from "@/components/ui/button";
import { lazyForm } from "@/components/ui/lazy-part";
import { paths } from "@/lib/paths";

const SetForm = lazyForm(() => import("./set-form"));

/** The button that makes a set, and leads to it. */
export function NewSet({ slug }: { slug: string }) {
  const router = useRouter();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button look="primary" onClick={() => setOpen(true)}>
        New set
      </Button>
      {open && (
        <Suspense fallback={null}>
          <SetForm
            slug={slug}
            set={null}
            onClose={() => setOpen(false)}
            onSaved={(id) => router.push(paths.workspace(slug).library.set(id))}
          />
        </Suspense>
      )}
    </>
  );
}
