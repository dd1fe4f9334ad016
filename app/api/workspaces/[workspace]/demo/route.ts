import { z } from "zod";
import { demoProgressSchema } from "@/lib/domain/team/demo";
import { readDemoProgress } from "@/lib/services/demo";
import { workspaceRead } from "@/lib/web/route";

/** How far a demo workspace is. */
export const GET = workspaceRead(
  { permission: "answer:read", params: z.object({}), query: z.object({}), reply: demoProgressSchema },
  ({ ctx }) => readDemoProgress({ ctx }),
);
