"use client";

import { useRouter } from "next/navigation";
import { type ComponentProps, type ReactNode, Suspense, useState } from "react";
import { Button } from "@/components/ui/button";

interface FormButtonProps extends Omit<ComponentProps<typeof Button>, "form" | "onClick"> {
  /** The form, shown from a press of the button until it is closed or saved; its code may come then (`lazyForm`). */
  form: (done: { onClose: () => void; onSaved: () => void }) => ReactNode;
}

/** A button that opens a form; what the form saved is shown then. */
export function FormButton({ form, ...button }: FormButtonProps) {
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const close = () => setOpen(false);
  const saved = () => {
    close();
    router.refresh();
  };
  return (
    <>
      <Button {...button} onClick={() => setOpen(true)} />
      {open && <Suspense fallback={null}>{form({ onClose: close, onSaved: saved })}</Suspense>}
    </>
  );
}
