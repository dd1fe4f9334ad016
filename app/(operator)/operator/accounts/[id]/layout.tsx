import type { ReactNode } from "react";
import { requireAccount } from "@/lib/api-service/accounts/operator";
import { openOperatorPage, orNotFound } from "@/lib/web/page";

interface AccountLayoutProps {
  params: Promise<{ id: string }>;
  children: ReactNode;
}

/** Decides whether there is such an account above the loading boundary, while the reply can still have status 404. */
export default async function AccountLayout({ params, children }: AccountLayoutProps) {
  await openOperatorPage();
  await orNotFound(requireAccount((await params).id));
  return children;
}
