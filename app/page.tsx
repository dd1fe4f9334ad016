import { redirect } from "next/navigation";
import { homeOf } from "@/components/shell/navigation";
import { paths } from "@/lib/paths";
import { openPersonalPage } from "@/lib/web/page";
import { listWorkspaces } from "@/lib/services/workspaces";

/** The way in: a person's first workspace, or where to make one. */
export default async function HomePage() {
  const { ctx } = await openPersonalPage();
  const [first] = await listWorkspaces({ ctx });
  redirect(first ? homeOf(first) : paths.newWorkspace());
}
