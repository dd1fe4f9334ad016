import { z } from "zod";
import { DECIMAL } from "./money";

/** A decimal string of dollars, as JSON and the database carry it. */
export const dollarsSchema = z.string().regex(DECIMAL, "an amount in dollars with at most nine decimals");
