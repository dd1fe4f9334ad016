import { z } from "zod";
import { ENGINES, METHODS } from "./engine";

export const engineSchema = z.enum(ENGINES);

export const methodSchema = z.enum(METHODS);
