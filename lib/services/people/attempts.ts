import "server-only";
import { createHash } from "node:crypto";
import {
  forgetAttempts,
  giveBackAttempt,
  takeAttempt,
  type Throttle,
} from "@/lib/db/sql/team/sign-in-throttle";
import { callerOf } from "@/lib/net/client-address";

/** For one account from one place: a device it has signed in on before, or an address. */
const FROM_ONE_PLACE = { free: 5, longestPauseSeconds: 15 * 60 };
/** For one account from all addresses together, so that many of them guess no faster for long. */
const FROM_ANYWHERE = { free: 50, longestPauseSeconds: 60 };
/** Mails to one address: more help nobody. */
const MAILS = { free: 3, longestPauseSeconds: 3600 };
/** Addresses asked for from one place. */
const ASKED_FROM_ONE_PLACE = { free: 10, longestPauseSeconds: 3600 };

/** What an attempt counts against, the narrowest first: what that turns away does not count further. */
export type Throttles = readonly [Throttle, ...Throttle[]];

/** Signing in to an account, from a device that it knows or else from an address. */
export const signingIn = (email: string, deviceId: string | null, address: string | null): Throttles =>
  deviceId === null
    ? [
        { key: keyOf("address", email, placeOf(address)), ...FROM_ONE_PLACE },
        { key: keyOf("account", email), ...FROM_ANYWHERE },
      ]
    : [{ key: keyOf("device", email, deviceId), ...FROM_ONE_PLACE }];

/** Proving oneself once more in a session: counted by itself, so that nobody is kept from signing in by it. */
export const provingAgain = (userId: string, sessionId: string): Throttles => [
  { key: keyOf("session", userId, sessionId), ...FROM_ONE_PLACE },
  { key: keyOf("sessions", userId), ...FROM_ANYWHERE },
];

/** Asking for a new password by an address, whosever it is. */
export const askingForReset = (email: string, address: string | null): Throttles => [
  { key: keyOf("reset", email), ...MAILS },
  { key: keyOf("resets", placeOf(address)), ...ASKED_FROM_ONE_PLACE },
];

/** Counts one attempt; false while a pause lasts. */
export async function mayTry(throttles: Throttles): Promise<boolean> {
  for (const throttle of throttles) if (!(await takeAttempt(throttle))) return false;
  return true;
}

/** What was counted turned out right. */
export async function forgive([place, ...wider]: Throttles): Promise<void> {
  await forgetAttempts(place.key);
  for (const { key } of wider) await giveBackAttempt(key);
}

const placeOf = (address: string | null): string => (address === null ? "unknown" : callerOf(address));

const keyOf = (...parts: string[]): string => createHash("sha256").update(parts.join("\0")).digest("hex");
