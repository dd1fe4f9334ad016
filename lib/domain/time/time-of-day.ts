import { z } from "zod";

/** A time of the day on a clock of twenty-four hours, "HH:MM". */
export const timeOfDaySchema = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, "A time of the day, such as 08:00.");
