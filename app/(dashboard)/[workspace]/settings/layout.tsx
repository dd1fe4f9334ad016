import type { ReactNode } from "react";
import { PageHeader } from "@/components/shell/page-header";
import { SettingsNavigation } from "./_components/settings-navigation";

interface SettingsLayoutProps {
  params: Promise<{ workspace: string }>;
  children: ReactNode;
}

export default async function SettingsLayout({ params, children }: SettingsLayoutProps) {
  const { workspace: slug } = await params;
  return (
    <>
      <PageHeader title="Settings" question="Which API answers here, and who may use this workspace?" />
      <SettingsNavigation slug={slug} />
      {children}
    </>
  );
}
