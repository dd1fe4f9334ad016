import { z } from "zod";
import { TASK_STATES } from "./task-state";

export const taskStateSchema = z.enum(TASK_STATES);
