import "server-only";
import type { NextRequest } from "next/server";
import type { z } from "zod";
import type { Permission } from "@/lib/domain/team/permission";
import { csvLine } from "@/lib/format/csv";
import { byteStream } from "./byte-stream";
import { errorResponse } from "./error-reply";
import { accessInstance } from "./instance-access";
import type { PersonAccess } from "./person-access";
import { accessWorkspace, type WorkspaceAccess } from "./workspace-access";

interface Csv {
  /** Without ".csv". */
  name: string;
  header: readonly string[];
  /** Begins with UTF-8's mark, by which spreadsheets know the encoding. */
  marked?: true;
  /** Rows, in batches; written as they come. */
  batches: AsyncIterable<readonly (readonly (string | number | null)[])[]>;
}

/** A CSV download of a workspace: session, permission and search parameters are settled before `read` runs. */
export function workspaceCsv<Query extends z.ZodType>(
  declaration: { permission: Permission; query: Query },
  read: (access: WorkspaceAccess, query: z.output<Query>) => Promise<Csv>,
) {
  return (request: NextRequest, { params }: { params: Promise<{ workspace: string }> }): Promise<Response> =>
    answerCsv(async () => {
      const access = await accessWorkspace((await params).workspace, declaration.permission);
      return read(access, declaration.query.parse(Object.fromEntries(request.nextUrl.searchParams)));
    });
}

/** The same of the instance, for its operator. */
export function operatorCsv<Query extends z.ZodType>(
  query: Query,
  read: (access: PersonAccess, query: z.output<Query>) => Promise<Csv>,
) {
  return (request: NextRequest): Promise<Response> =>
    answerCsv(async () => {
      const access = await accessInstance();
      return read(access, query.parse(Object.fromEntries(request.nextUrl.searchParams)));
    });
}

/** A file that is written while it is sent. */
interface Download {
  /** With its end; what no file's name should have in it is replaced. */
  name: string;
  type: string;
  /** Its bytes; nothing is read before the first is asked for. */
  chunks: AsyncGenerator<Uint8Array>;
}

/** A download of a workspace of whatever kind; what is asked for is read out of the address by `read`. */
export function workspaceDownload(
  permission: Permission,
  read: (access: WorkspaceAccess, address: URLSearchParams) => Promise<Download>,
) {
  return (request: NextRequest, { params }: { params: Promise<{ workspace: string }> }): Promise<Response> =>
    answerDownload(async () => {
      const access = await accessWorkspace((await params).workspace, permission);
      return read(access, request.nextUrl.searchParams);
    });
}

const answerCsv = (read: () => Promise<Csv>): Promise<Response> =>
  answerDownload(async () => {
    const { name, ...csv } = await read();
    return { name: `${name}.csv`, type: "text/csv; charset=utf-8", chunks: encode(csv) };
  });

async function answerDownload(read: () => Promise<Download>): Promise<Response> {
  try {
    const { name, type, chunks } = await read();
    return new Response(byteStream(chunks), {
      headers: {
        "Content-Type": type,
        "Content-Disposition": `attachment; filename="${name.replace(/[^\w.-]+/g, "-")}"`,
        "Cache-Control": "no-store",
      },
    });
  } catch (error) {
    return errorResponse(error);
  }
}

async function* encode({ header, marked, batches }: Omit<Csv, "name">): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  yield encoder.encode((marked ? "\ufeff" : "") + csvLine(header));
  for await (const rows of batches) yield encoder.encode(rows.map(csvLine).join(""));
}
