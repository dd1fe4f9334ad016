import { z } from "zod";
import { DECIMAL, parseDollars } from "./money";

/** A decimal string of dollars, as JSON and the database carry it. */
export const dollarsSchema = z
  .string()
  // What is no amount is not looked at any further.
  .regex(DECIMAL, { error: "an amount in dollars with at most nine decimals", abort: true });

/** The same where it is the most that may be spent. */
export const capSchema = dollarsSchema.refine((amount) => parseDollars(amount) > 0n, "More than $0.");
