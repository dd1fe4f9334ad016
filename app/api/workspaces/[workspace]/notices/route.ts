import { z } from "zod";
import { noticesSchema } from "@/lib/domain/team/notice-schema";
import { listNotices } from "@/lib/services/notices";
import { workspaceRead } from "@/lib/web/route";

/** What happened lately in the workspace that the reader may see. */
export const GET = workspaceRead(
  { permission: "workspace:read", params: z.object({}), query: z.object({}), reply: noticesSchema },
  ({ ctx }) => listNotices({ ctx }),
);
