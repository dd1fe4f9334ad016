"use client";

import { useRouter } from "next/navigation";
import { Suspense, useState } from "react";
import { Button } from "@/components/ui/button";
import { lazyForm } from "@/components/ui/lazy-part";
import type { NoticeKind } from "@/lib/domain/team/notice";
import { ShownSecret } from "./shown-secret";

const NewChannelForm = lazyForm(() => import("./new-channel-form"));

interface NewChannelProps {
  slug: string;
  zone: string;
  kinds: readonly NoticeKind[];
}

/** The button that adds a channel, and after it the secret that is shown once. */
export function NewChannel(props: NewChannelProps) {
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const [secret, setSecret] = useState<string | null>(null);
  function added(shown: string | null) {
    setOpen(false);
    setSecret(shown);
    router.refresh();
  }
  return (
    <>
      {secret !== null && <ShownSecret secret={secret} isNew={false} onDone={() => setSecret(null)} />}
      <div>
        <Button look="primary" onClick={() => setOpen(true)}>
          Add a channel
        </Button>
      </div>
      {open && (
        <Suspense fallback={null}>
          <NewChannelForm {...props} onClose={() => setOpen(false)} onAdded={added} />
        </Suspense>
      )}
    </>
  );
}
