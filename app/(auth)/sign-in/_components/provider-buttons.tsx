"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { goToProvider } from "@/lib/queries/auth";

interface ProviderButtonsProps {
  providers: readonly { id: string; name: string }[];
  /** Where one goes on to from there. */
  target: string;
}

/** Signs in by a provider, for each that this instance has. */
export function ProviderButtons({ providers, target }: ProviderButtonsProps) {
  const [going, setGoing] = useState<string | null>(null);
  const [failure, setFailure] = useState<string | null>(null);

  async function go(id: string) {
    if (going !== null) return;
    setGoing(id);
    setFailure(null);
    try {
      const refusal = await goToProvider(id, target);
      if (refusal === null) return;
      setFailure(refusal);
    } catch {
      setFailure("The server could not be reached. Nothing was sent on; try again.");
    }
    setGoing(null);
  }

  return (
    <div className="flex flex-col gap-2">
      {failure && <Notice tone="danger" title={failure} />}
      {providers.map(({ id, name }) => (
        <Button key={id} size="large" busy={going === id} onClick={() => void go(id)}>
          <span className="truncate">Continue with {name}</span>
        </Button>
      ))}
    </div>
  );
}
