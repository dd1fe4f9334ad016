import * as schedules from "@/lib/services/schedules";
import { type PlantedWorkspace } from "@/test/plant-one";
import { VIEWER, RESEARCHER, MACHINE, type Line } from "./allowed";
import { setAsk } from "./inputs";

const rhythm = (of: PlantedWorkspace) => ({
  ...setAsk(of),
  ...{ name: "Daily", cron: "0 9 * * *", spreadMinutes: 0, capPerSlot: "1", capPerMonth: "9" },
});
const priced = (of: PlantedWorkspace) => ({
  ...{ ...setAsk(of), id: of.schedule },
  ...{ cron: "0 9 * * *", capPerSlot: "1", capPerMonth: "9" },
});

export const schedulesLines: Line[] = [
  [
    "schedules.listSchedules",
    VIEWER,
    "done",
    "done",
    (ctx, { set: setId }) => schedules.listSchedules({ ctx, input: { setId } }),
  ],
  [
    "schedules.getSchedule",
    VIEWER,
    "done",
    "not_found",
    (ctx, { schedule: id }) => schedules.getSchedule({ ctx, input: { id } }),
  ],
  [
    "schedules.listScheduleSlots",
    VIEWER,
    "done",
    "not_found",
    (ctx, { schedule: id }) => schedules.listScheduleSlots({ ctx, input: { id, page: 1 } }),
  ],
  [
    "schedules.createSchedule",
    RESEARCHER,
    "done",
    "not_found",
    (ctx, of) => schedules.createSchedule({ ctx, input: { ...rhythm(of), requestKey: crypto.randomUUID() } }),
  ],
  [
    "schedules.changeSchedule",
    RESEARCHER,
    "done",
    "not_found",
    (ctx, of) => schedules.changeSchedule({ ctx, input: { ...rhythm(of), id: of.schedule } }),
  ],
  [
    "schedules.previewSchedule",
    RESEARCHER,
    "done",
    "not_found",
    (ctx, of) => schedules.previewSchedule({ ctx, input: priced(of) }),
  ],
  [
    "schedules.pauseSchedule",
    RESEARCHER,
    "done",
    "not_found",
    (ctx, { schedule: id }) => schedules.pauseSchedule({ ctx, input: { id } }),
  ],
  [
    "schedules.resumeSchedule",
    RESEARCHER,
    "done",
    "not_found",
    (ctx, { schedule: id }) => schedules.resumeSchedule({ ctx, input: { id } }),
  ],
  [
    "schedules.archiveSchedule",
    RESEARCHER,
    "done",
    "not_found",
    (ctx, { schedule: id }) => schedules.archiveSchedule({ ctx, input: { id, archived: true } }),
  ],
  ["schedules.sendDueSlots", MACHINE, "done", "not_found", (ctx) => schedules.sendDueSlots({ ctx })],
];
