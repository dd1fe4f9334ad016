import type { ReactNode } from "react";
import { PageHeader } from "@/components/shell/page-header";
import { openWorkspacePage } from "@/lib/web/page";
import { SettingsNavigation } from "./_components/settings-navigation";

interface SettingsLayoutProps {
  params: Promise<{ workspace: string }>;
  children: ReactNode;
}

export default async function SettingsLayout({ params, children }: SettingsLayoutProps) {
  const { workspace } = await openWorkspacePage((await params).workspace, "workspace:read");
  return (
    <>
      <PageHeader
        title="Settings"
        question="Which API answers here, who may use this workspace, and who is told what?"
      />
      <SettingsNavigation slug={workspace.slug} role={workspace.role} />
      {children}
    </>
  );
}
