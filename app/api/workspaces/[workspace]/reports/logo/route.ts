import { readReportLogo } from "@/lib/services/reports";
import { pictureReply } from "@/lib/web/picture";
import { accessWorkspace } from "@/lib/web/workspace-access";

interface LogoContext {
  params: Promise<{ workspace: string }>;
}

/** The picture at the head of the workspace's reports. */
export const GET = (_request: Request, { params }: LogoContext): Promise<Response> =>
  pictureReply(async () => {
    const { ctx } = await accessWorkspace((await params).workspace, "answer:read");
    return readReportLogo({ ctx });
  });
