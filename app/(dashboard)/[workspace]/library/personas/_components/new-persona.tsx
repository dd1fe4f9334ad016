"use client";

import { useRouter } from "next/navigation";
import { Suspense, useState } from "react";
import { Button } from "@/components/ui/button";
import { lazyForm } from "@/components/ui/lazy-part";

const PersonaForm = lazyForm(() => import("./persona-form"));

/** The button that makes a persona. */
export function NewPersona({ slug }: { slug: string }) {
  const router = useRouter();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button look="primary" onClick={() => setOpen(true)}>
        New persona
      </Button>
      {open && (
        <Suspense fallback={null}>
          <PersonaForm
            slug={slug}
            persona={null}
            onClose={() => setOpen(false)}
            onSaved={() => {
              setOpen(false);
              router.refresh();
            }}
          />
        </Suspense>
      )}
    </>
  );
}
