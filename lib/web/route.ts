import "server-only";
import type { NextRequest } from "next/server";
import type { z } from "zod";
import type { Permission } from "@/lib/domain/permission";
import { errorResponse } from "./error-reply";
import { accessWorkspace, type WorkspaceAccess } from "./workspace-access";

interface RouteDeclaration<Params extends z.ZodType, Query extends z.ZodType> {
  permission: Permission;
  /** Path parameters other than the workspace. */
  params: Params;
  /** Search parameters. */
  query: Query;
}

interface RouteContext {
  params: Promise<Record<string, string | string[]>>;
}

/**
 * A GET read of a workspace under `/api/workspaces/[workspace]/…`: session, permission and input are settled before
 * `read` runs; whatever it returns is the JSON reply, never cached.
 */
export function workspaceRead<Params extends z.ZodType, Query extends z.ZodType>(
  declaration: RouteDeclaration<Params, Query>,
  read: (
    access: WorkspaceAccess,
    input: { params: z.output<Params>; query: z.output<Query> },
  ) => Promise<unknown>,
) {
  return async (request: NextRequest, context: RouteContext): Promise<Response> => {
    try {
      const { workspace, ...rest } = await context.params;
      const access = await accessWorkspace(String(workspace), declaration.permission);
      const params = declaration.params.parse(rest);
      const query = declaration.query.parse(Object.fromEntries(request.nextUrl.searchParams));
      return Response.json(await read(access, { params, query }), {
        headers: { "Cache-Control": "no-store" },
      });
    } catch (error) {
      return errorResponse(error);
    }
  };
}
