import "server-only";
import { inMegabytes, LEAST_ROOM, roomLeft } from "@/lib/disk-room";
import { AppError } from "@/lib/domain/errors";
import { env } from "@/lib/env";

/** Throws `conflict` where the embedded database's disk has no room for so many bytes more. Of another disk nothing is known. */
export async function requireRoom(bytes: number): Promise<void> {
  const { databaseFolder } = env();
  if (databaseFolder === undefined) return;
  const free = (await roomLeft(databaseFolder)) - LEAST_ROOM;
  if (free < bytes)
    throw new AppError("conflict", {
      message: `This needs ${inMegabytes(bytes)} on the database's disk, which has ${inMegabytes(Math.max(0, free))} left. Nothing was imported.`,
    });
}
