import "server-only";
import { createHash } from "node:crypto";
import { z } from "zod";
import { forgetAttempts, giveBackAttempt, takeAttempt, type Throttle } from "@/lib/db/sql/sign-in-throttle";
import { emailSchema } from "@/lib/domain/credentials";
import { PASSWORD_MAX } from "@/lib/domain/password-limits";
import { callerOf } from "@/lib/net/client-address";
import { verifyPassword } from "@/lib/password";
import { prismaOf, type InstanceCall } from "@/lib/services/context";
import { knownDevice, rememberDevice } from "./known-device";

/** For one account from one place: a device it has signed in on before, or an address. */
const FROM_ONE_PLACE = { free: 5, longestPauseSeconds: 15 * 60 };
/** For one account from all addresses together, so that many of them guess no faster for long. */
const FROM_ANYWHERE = { free: 50, longestPauseSeconds: 60 };

const credentialsSchema = z.object({ email: emailSchema, password: z.string().min(1).max(PASSWORD_MAX) });

interface Attempt {
  /** E-mail and password as they came. */
  credentials: unknown;
  /** The token that an earlier success on this device returned. */
  deviceToken: string | null;
}

/**
 * The user whose e-mail and password these are, with the token by which this device is known from now on; or null.
 * Unknown user, wrong password and too many attempts are the same null and count the same, so that nobody learns who
 * has an account. An attempt is counted before the password is looked at. A device on which the account has signed in
 * before has a count of its own: whoever guesses elsewhere does not keep its owner out.
 */
export async function authenticate({
  ctx,
  input,
}: InstanceCall<Attempt>): Promise<{ userId: string; deviceToken: string } | null> {
  const parsed = credentialsSchema.safeParse(input.credentials);
  if (!parsed.success) return null;
  const { email, password } = parsed.data;
  const user = await prismaOf(ctx).user.findUnique({
    where: { email },
    select: { id: true, passwordHash: true },
  });
  const deviceId = user && knownDevice(input.deviceToken, user.id);
  const [place, ...wider] = throttles(email, deviceId, ctx.origin.address);
  for (const throttle of [place, ...wider]) if (!(await takeAttempt(throttle))) return null;

  const isRight = await verifyPassword(password, user?.passwordHash ?? null);
  if (!user || !isRight) return null;
  await forgetAttempts(place.key);
  for (const { key } of wider) await giveBackAttempt(key);
  return { userId: user.id, deviceToken: rememberDevice(input.deviceToken, user.id) };
}

/** What an attempt counts against, the narrowest first: what that turns away does not count further. */
function throttles(
  email: string,
  deviceId: string | null,
  address: string | null,
): [Throttle, ...Throttle[]] {
  if (deviceId !== null) return [{ key: keyOf("device", email, deviceId), ...FROM_ONE_PLACE }];
  const caller = address === null ? "unknown" : callerOf(address);
  return [
    { key: keyOf("address", email, caller), ...FROM_ONE_PLACE },
    { key: keyOf("account", email), ...FROM_ANYWHERE },
  ];
}

const keyOf = (...parts: string[]): string => createHash("sha256").update(parts.join("\0")).digest("hex");
