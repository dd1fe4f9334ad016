import "server-only";
import { PrismaPg } from "@prisma/adapter-pg";
import { DatabaseError } from "pg";
import { Prisma, PrismaClient } from "./generated/client";

export type { Prisma };
import { closePool, getPool } from "./pool";

/** Survives Next's reloading of modules. */
const kept: typeof globalThis & { sightlineDb?: PrismaClient } = globalThis;

/** Prisma on schema `app`, or the transaction a verb runs in. */
export type Db = PrismaClient | Prisma.TransactionClient;

/** The process's Prisma client, on the process's one pool. */
export function getDb(): PrismaClient {
  kept.sightlineDb ??= new PrismaClient({
    adapter: new PrismaPg(getPool()),
    // Sealed and hashed columns must be asked for by name.
    omit: {
      user: { passwordHash: true },
      connection: { sealedPassword: true },
      noticeChannel: {
        ...{ sealedUrl: true, sealedSecret: true, sealedOldSecret: true },
        ...{ sealedUnsubscribe: true, unsubscribeHash: true },
      },
      reportRecipient: { sealedUnsubscribe: true, unsubscribeHash: true },
    },
  });
  return kept.sightlineDb;
}

/** Ends the client and the pool under it, after their running queries. */
export async function closeDb(): Promise<void> {
  const db = kept.sightlineDb;
  delete kept.sightlineDb;
  await db?.$disconnect();
  await closePool();
}

/** Codes of Prisma for a database that is away or busy, not for data it refuses. */
const PASSING = new Set(["P1001", "P1002", "P1008", "P1017", "P2024", "P2028", "P2034"]);

/** Classes of SQLSTATE that are about the statement and its data: wrong values, broken constraints, wrong SQL, too much of it. */
const REFUSED = /^(22|23|42|54)/;

/** Whether an error says that the database refuses this very write, so that trying again changes nothing. */
export const isRefusedWrite = (error: unknown): boolean =>
  error instanceof Prisma.PrismaClientValidationError ||
  (error instanceof Prisma.PrismaClientKnownRequestError && !PASSING.has(error.code)) ||
  (error instanceof DatabaseError && REFUSED.test(error.code ?? ""));

/** An exact decimal for a `Decimal(18,9)` column, from a decimal string of dollars. */
export const decimal = (dollars: string): Prisma.Decimal => new Prisma.Decimal(dollars);
