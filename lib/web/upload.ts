import "server-only";
import type { NextRequest } from "next/server";
import type { z } from "zod";
import { AppError } from "@/lib/domain/errors";
import type { Permission } from "@/lib/domain/team/permission";
import { errorResponse } from "./error-reply";
import { readBody } from "./read-body";
import { accessWorkspace, type WorkspaceAccess } from "./workspace-access";

/** A file of 10 MB, and two more for what comes with it; `next.config.mjs` lets no more through. */
const MOST_BYTES = 12 * 1024 * 1024;

/**
 * A POST of a file with what is to be done with it, as a form of two fields: `file`, and `request` as JSON. Session and
 * permission are settled before any of it is read, and no more is read than may be.
 */
export function workspaceUpload<Asked extends z.ZodType>(
  declaration: { permission: Permission; request: Asked },
  work: (access: WorkspaceAccess, asked: z.output<Asked>, bytes: Uint8Array) => Promise<Response>,
) {
  return async (
    request: NextRequest,
    { params }: { params: Promise<{ workspace: string }> },
  ): Promise<Response> => {
    try {
      const access = await accessWorkspace((await params).workspace, declaration.permission);
      const { asked, bytes } = await readForm(request);
      return await work(access, declaration.request.parse(asked), bytes);
    } catch (error) {
      return errorResponse(error);
    }
  };
}

async function readForm(request: NextRequest): Promise<{ asked: unknown; bytes: Uint8Array }> {
  const body = await readBody(request.body, MOST_BYTES);
  if (!body)
    throw new AppError("invalid", {
      message: "This is larger than 10 MB, so nothing was done. Send less at once.",
      fields: { file: "At most 10 MB." },
    });
  const headers = { "Content-Type": request.headers.get("Content-Type") ?? "" };
  const form = await new Response(new Uint8Array(body), { headers }).formData().catch(() => null);
  const [file, asked] = [form?.get("file"), form?.get("request")];
  if (!(file instanceof Blob) || typeof asked !== "string") throw notOurs();
  try {
    return { asked: JSON.parse(asked), bytes: new Uint8Array(await file.arrayBuffer()) };
  } catch {
    throw notOurs();
  }
}

const notOurs = () =>
  new AppError("invalid", {
    message: "What was sent is not what a page of Sightline sends, so nothing was done.",
  });
