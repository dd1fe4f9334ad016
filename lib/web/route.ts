import "server-only";
import type { NextRequest } from "next/server";
import type { z } from "zod";
import type { Permission } from "@/lib/domain/team/permission";
import { buildHeader, errorResponse } from "./error-reply";
import { accessWorkspace, type WorkspaceAccess } from "./workspace-access";

interface RouteDeclaration<Params extends z.ZodType, Query extends z.ZodType, Reply extends z.ZodType> {
  permission: Permission;
  /** Path parameters other than the workspace. */
  params: Params;
  /** Search parameters. */
  query: Query;
  /** What is sent, which `lib/queries` reads by the same schema. */
  reply: Reply;
}

interface RouteContext {
  params: Promise<Record<string, string | string[]>>;
}

/**
 * A GET read of a workspace under `/api/workspaces/[workspace]/…`: session, permission and input are settled before
 * `read` runs; what it returns is checked and is the JSON reply, never cached, with the build that wrote it.
 */
export function workspaceRead<Params extends z.ZodType, Query extends z.ZodType, Reply extends z.ZodType>(
  declaration: RouteDeclaration<Params, Query, Reply>,
  read: (
    access: WorkspaceAccess,
    input: { params: z.output<Params>; query: z.output<Query> },
  ) => Promise<z.input<Reply>>,
) {
  return async (request: NextRequest, context: RouteContext): Promise<Response> => {
    try {
      const { workspace, ...rest } = await context.params;
      const access = await accessWorkspace(String(workspace), declaration.permission);
      const params = declaration.params.parse(rest);
      const query = declaration.query.parse(Object.fromEntries(request.nextUrl.searchParams));
      const checked = declaration.reply.safeParse(await read(access, { params, query }));
      if (!checked.success)
        throw new Error("a reply is not as its route declares it", { cause: checked.error });
      return Response.json(checked.data, { headers: { "Cache-Control": "no-store", ...buildHeader() } });
    } catch (error) {
      return errorResponse(error);
    }
  };
}
