import "server-only";
import { z } from "zod";
import { foldEmail } from "@/lib/domain/team/credentials";
import { PASSWORD_MAX } from "@/lib/domain/team/password-limits";
import { timeZoneSchema } from "@/lib/domain/time/time-zone";
import { typedText } from "@/lib/domain/text/typed-text";
import { verifyPassword } from "@/lib/password";
import type { InstanceCall } from "@/lib/services/context";
import { forgive, mayTry, signingIn } from "./attempts";
import { findByEmail } from "./find-by-email";
import { knownDevice, rememberDevice } from "./known-device";
import { openProvenSession } from "./sessions";

const credentialsSchema = z.object({
  email: typedText("The e-mail").max(300),
  password: z.string().min(1).max(PASSWORD_MAX),
  /** Where the browser says it is; what nobody here knows is not said. */
  timeZone: timeZoneSchema.nullable().catch(null),
});

interface Attempt {
  /** E-mail and password as they came. */
  credentials: unknown;
  /** The token that an earlier success on this device returned. */
  deviceToken: string | null;
}

interface KnownUser {
  userId: string;
  sessionId: string;
  /** By which this device is known from now on. */
  deviceToken: string;
}

/**
 * Opens a session for the user whose e-mail and password these are; or null. Unknown user, wrong password and too many
 * attempts are the same null and count the same, so that nobody learns who has an account. An attempt is counted before
 * the password is looked at. A device on which the account has signed in before has a count of its own: whoever guesses
 * elsewhere does not keep its owner out.
 */
export async function authenticate({ ctx, input }: InstanceCall<Attempt>): Promise<KnownUser | null> {
  const parsed = credentialsSchema.safeParse(input.credentials);
  if (!parsed.success) return null;
  const { email, password, timeZone } = parsed.data;
  const user = await findByEmail(ctx, email);
  const deviceId = user && knownDevice(input.deviceToken, user.id);
  const throttles = signingIn(user?.email ?? foldEmail(email), deviceId, ctx.origin.address);
  if (!(await mayTry(throttles))) return null;

  const isRight = await verifyPassword(password, user?.passwordHash ?? null);
  if (!user?.passwordHash || !isRight) return null;
  // A password that was changed while it was looked at opens nothing.
  const sessionId = await openProvenSession(ctx, {
    userId: user.id,
    passwordHash: user.passwordHash,
    timeZone,
  });
  if (sessionId === null) return null;
  await forgive(throttles);
  return { userId: user.id, sessionId, deviceToken: rememberDevice(input.deviceToken, user.id) };
}
