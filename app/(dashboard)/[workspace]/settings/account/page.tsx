import type { Metadata } from "next";
import { openWorkspacePage } from "@/lib/web/page";
import { ChangePassword } from "./_components/change-password";
import { DeleteAccount } from "./_components/delete-account";

export const metadata: Metadata = { title: "Your account" };

interface AccountPageProps {
  params: Promise<{ workspace: string }>;
}

export default async function AccountPage({ params }: AccountPageProps) {
  const { session } = await openWorkspacePage((await params).workspace, "workspace:read");
  const { email } = session.user;
  return (
    <div className="flex flex-col gap-8">
      <ChangePassword email={email} />
      <DeleteAccount email={email} />
    </div>
  );
}
