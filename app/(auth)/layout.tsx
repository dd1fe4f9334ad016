import type { ReactNode } from "react";

/** Pages before a workspace: one narrow column under the name. */
export default function AuthLayout({ children }: { children: ReactNode }) {
  return (
    <main className="mx-auto flex min-h-dvh max-w-96 flex-col justify-center gap-6 px-4 py-12">
      <p className="text-md font-semibold tracking-tight">Sightline</p>
      {children}
    </main>
  );
}
