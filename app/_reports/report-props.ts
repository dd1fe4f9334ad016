import type { Report } from "@/lib/domain/exports/report";
import type { Days } from "@/lib/domain/money/spend-periods";
import type { Context } from "@/lib/services/context";
import type { Team } from "./team";

/** What the figures of a report are made from, whichever screen's they are. */
export interface ReportFiguresProps {
  ctx: Context;
  team: Team;
  report: Pick<Report, "query" | "shows">;
  days: Days;
}
