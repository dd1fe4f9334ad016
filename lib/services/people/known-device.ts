import "server-only";
import { createHmac, randomUUID, timingSafeEqual } from "node:crypto";
import { isUuid } from "@/lib/domain/text/text-shapes";
import { env } from "@/lib/env";

/** Accounts that one browser is remembered for. */
const ACCOUNTS_AT_MOST = 5;

const mark = (userId: string, deviceId: string): string =>
  createHmac("sha256", env().secret).update(`known device:${userId}:${deviceId}`).digest("base64url");

const isSame = (one: string, other: string): boolean =>
  one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other));

/** A device's id and one mark for each account that has signed in on it: `id.mark.mark`. */
function read(token: string | null): { deviceId: string; marks: string[] } | null {
  const [deviceId = "", ...marks] = (token ?? "").split(".");
  return isUuid(deviceId) ? { deviceId, marks: marks.slice(0, ACCOUNTS_AT_MOST) } : null;
}

/** The id of the device that a token names, if this user has signed in on it before; else null. */
export function knownDevice(token: string | null, userId: string): string | null {
  const device = read(token);
  if (!device) return null;
  const wanted = mark(userId, device.deviceId);
  return device.marks.some((given) => isSame(given, wanted)) ? device.deviceId : null;
}

/** The token of a device on which this user has signed in just now; what it said of other accounts stays in it. */
export function rememberDevice(token: string | null, userId: string): string {
  const { deviceId, marks } = read(token) ?? { deviceId: randomUUID(), marks: [] };
  const own = mark(userId, deviceId);
  const others = marks.filter((given) => given !== own).slice(0, ACCOUNTS_AT_MOST - 1);
  return [deviceId, own, ...others].join(".");
}
