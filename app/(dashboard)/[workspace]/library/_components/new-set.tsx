"use client";

import { useRouter } from "next/navigation";
import { FormButton } from "@/components/forms/form-button";
import { lazyForm } from "@/components/ui/lazy-part";
import { paths } from "@/lib/paths";

const SetForm = lazyForm(() => import("./set-form"));

/** The button that makes a set, and leads to it. */
export function NewSet({ slug }: { slug: string }) {
  const router = useRouter();
  const lead = (id: string) => router.push(paths.workspace(slug).library.set(id));
  return (
    <FormButton
      look="primary"
      form={({ onClose }) => <SetForm slug={slug} set={null} onClose={onClose} onSaved={lead} />}
    >
      New set
    </FormButton>
  );
}
