import * as tasks from "@/lib/services/tasks";
import { MACHINE, type Line } from "./allowed";

export const tasksLines: Line[] = [
  [
    "tasks.callLiveTask",
    MACHINE,
    "done",
    "not_found",
    (ctx, { task: taskId }) => tasks.callLiveTask({ ctx, input: { taskId } }),
  ],
  [
    "tasks.postStandardTasks",
    MACHINE,
    "done",
    "not_found",
    (ctx, { task }) => tasks.postStandardTasks({ ctx, input: { taskIds: [task] } }),
  ],
  ["tasks.collectDueTasks", MACHINE, "done", "not_found", (ctx) => tasks.collectDueTasks({ ctx })],
  [
    "tasks.collectAccount",
    MACHINE,
    "done",
    "not_found",
    (ctx) => tasks.collectAccount({ ctx, input: { account: { key: "builtin nobody", connections: [] } } }),
  ],
  [
    "tasks.findAccountsToCollect",
    MACHINE,
    "done",
    "not_found",
    (ctx) => tasks.findAccountsToCollect({ ctx }),
  ],
  ["tasks.findLostPosts", MACHINE, "done", "not_found", (ctx) => tasks.findLostPosts({ ctx })],
  ["tasks.settleCosts", MACHINE, "done", "not_found", (ctx) => tasks.settleCosts({ ctx })],
  [
    "tasks.wakeCollector",
    MACHINE,
    "done",
    "not_found",
    (ctx) => tasks.wakeCollector({ ctx, input: { token: "guess" } }),
  ],
  ["tasks.sweepTasks", MACHINE, "done", "not_found", (ctx) => tasks.sweepTasks({ ctx })],
];
