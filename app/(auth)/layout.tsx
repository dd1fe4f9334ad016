import type { ReactNode } from "react";
import { Mark } from "@/components/shell/mark";

/** Pages before a workspace: one narrow column under the name. */
export default function AuthLayout({ children }: { children: ReactNode }) {
  return (
    <main className="mx-auto flex min-h-dvh max-w-96 flex-col justify-center gap-6 px-4 py-12">
      <p className="text-md flex items-center gap-2 font-semibold tracking-tight">
        <Mark className="size-6" /> Sightline
      </p>
      {children}
    </main>
  );
}
