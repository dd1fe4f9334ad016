import { z } from "zod";
import { ENGINES, METHODS } from "./engine";

export const engineSchema = z.enum(ENGINES);

/** Whose answer something is: an engine of the API, or by its name one of those that answers were imported of. */
export const answerEngineSchema = z.string().min(1);

export const methodSchema = z.enum(METHODS);
