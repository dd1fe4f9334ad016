import { statfs } from "node:fs/promises";

const MEGABYTE = 1024 * 1024;

/** With less than this left, in bytes, a database is about to refuse whatever is to be kept. */
export const LEAST_ROOM = 64 * MEGABYTE;

/** What a new database takes, some first work on it included. */
export const ROOM_FOR_A_NEW_ONE = 200 * MEGABYTE;

/** How much room an ordinary account has left on the disk of a folder, in bytes. */
export async function roomLeft(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
}

/** Bytes as they are said to a person. */
export const inMegabytes = (bytes: number): string => `${Math.floor(bytes / MEGABYTE)} MB`;
