export { changeSchedule } from "./change";
export { createSchedule } from "./create";
export { previewSchedule } from "./preview";
export { getSchedule, listSchedules, listScheduleSlots } from "./read";
export { sendDueSlots } from "./send-slots";
export { archiveSchedule, pauseSchedule, resumeSchedule } from "./state";
