import { inMegabytes, LEAST_ROOM, ROOM_FOR_A_NEW_ONE, roomLeft } from "@/lib/disk-room";
import { StartError } from "../start-error";

/**
 * Throws StartError where a database has no room to work in: PostgreSQL itself says so late, and in the middle of things.
 * @param folder where its data lies, or is to lie
 */
export async function requireRoom(
  folder: string,
  { isNew, left = roomLeft }: { isNew: boolean; left?: (folder: string) => Promise<number> },
): Promise<void> {
  const needed = isNew ? ROOM_FOR_A_NEW_ONE : LEAST_ROOM;
  const free = await left(folder);
  if (free >= needed) return;
  const what = isNew ? "A new database takes" : "The database needs";
  throw new StartError(
    `${what} ${inMegabytes(needed)} on the disk of ${folder}, which has ${inMegabytes(free)} left. Make room, or set SIGHTLINE_DATA_DIR to a folder elsewhere.`,
  );
}
