"use client";

import { useRouter } from "next/navigation";
import { Suspense, useState } from "react";
import { Button } from "@/components/ui/button";
import { lazyForm } from "@/components/ui/lazy-part";
import { paths } from "@/lib/paths";

const DeleteDialog = lazyForm(() => import("../../../_deleting/delete-dialog"));

/** Deletes the answer of the page, and leads to where it can be brought back for a day. */
export function DeleteAnswer({ slug, id }: { slug: string; id: string }) {
  const router = useRouter();
  const [isDeleting, setIsDeleting] = useState(false);
  return (
    <>
      <Button onClick={() => setIsDeleting(true)}>Delete…</Button>
      {isDeleting && (
        <Suspense fallback={null}>
          <DeleteDialog
            workspace={slug}
            what={{ kind: "answers", ids: [id] }}
            onClose={() => setIsDeleting(false)}
            onDone={() => router.push(paths.workspace(slug).settings.deleted)}
          />
        </Suspense>
      )}
    </>
  );
}
