import type { NextRequest } from "next/server";
import { exportProblems } from "@/lib/services/answer-imports";
import { workspaceCsv } from "@/lib/web/download";
import { z } from "zod";

interface RouteContext {
  params: Promise<{ workspace: string; id: string }>;
}

/** Every problem of a file of answers, by line and field, as CSV. */
export const GET = async (request: NextRequest, { params }: RouteContext): Promise<Response> => {
  const { id } = await params;
  const download = workspaceCsv({ permission: "answer:import", query: z.object({}) }, async ({ ctx }) => {
    const { fileName, problems } = await exportProblems({ ctx, input: { id } });
    return {
      name: `${fileName}-problems`,
      marked: true,
      header: ["line", "field", "problem"],
      batches: rows(problems),
    };
  });
  return download(request, { params });
};

async function* rows(problems: Awaited<ReturnType<typeof exportProblems>>["problems"]) {
  for await (const batch of problems) yield batch.map(({ line, field, message }) => [line, field, message]);
}
