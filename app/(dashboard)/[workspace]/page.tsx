import { redirect } from "next/navigation";
import { paths } from "@/lib/paths";

interface WorkspacePageProps {
  params: Promise<{ workspace: string }>;
}

/** A workspace opens where work starts. */
export default async function WorkspacePage({ params }: WorkspacePageProps) {
  redirect(paths.workspace((await params).workspace).compose());
}
