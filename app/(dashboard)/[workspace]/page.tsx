import { redirect } from "next/navigation";
import { homeOf } from "@/components/shell/navigation";
import { openWorkspacePage } from "@/lib/web/page";

interface WorkspacePageProps {
  params: Promise<{ workspace: string }>;
}

/** A workspace opens where work starts, for whoever may work there. */
export default async function WorkspacePage({ params }: WorkspacePageProps) {
  const { workspace } = await openWorkspacePage((await params).workspace, "workspace:read");
  redirect(homeOf(workspace));
}
