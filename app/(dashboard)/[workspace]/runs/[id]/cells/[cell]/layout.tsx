import type { ReactNode } from "react";
import { findCell } from "./find-cell";

interface CellLayoutProps {
  params: Promise<{ workspace: string; id: string; cell: string }>;
  children: ReactNode;
}

/** Decides whether there is such a cell above the loading boundary, while the reply can still have status 404. */
export default async function CellLayout({ params, children }: CellLayoutProps) {
  const { workspace, id, cell } = await params;
  await findCell(workspace, id, cell);
  return children;
}
