import "server-only";
import { z } from "zod";
import { type DecidedBy, RULE_ORIGINS } from "@/lib/domain/sources/classified";

export const ORIGINS_SCHEMA = z.enum(RULE_ORIGINS).nullable();

/** What said so, of a source's columns. */
export const decidedBy = (origin: DecidedBy["origin"] | null, name: string | null): DecidedBy | null =>
  origin === null ? null : { origin, name: name ?? "" };
