import "server-only";
import { cache } from "react";
import type { Cell } from "@/lib/domain/answers/cell";
import { getCell } from "@/lib/services/comparisons";
import { openWorkspacePage, orNotFound } from "@/lib/web/page";

const NUMBER = /^(?:0|[1-9]\d{0,9})$/;

/** The cell of an address, read once a request. Not found where the address has no number of one. */
export const findCell = cache(async (workspace: string, runId: string, cell: string): Promise<Cell> => {
  const { ctx } = await openWorkspacePage(workspace, "answer:read");
  return orNotFound(getCell({ ctx, input: { runId, cell: NUMBER.test(cell) ? Number(cell) : -1 } }));
});
