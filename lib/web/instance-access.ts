import "server-only";
import { currentSession } from "@/lib/auth/session";
import { AppError } from "@/lib/domain/errors";
import type { SignedIn } from "@/lib/services/people";

/**
 * Opens the instance for its operator. Throws `unauthenticated` for nobody; for anybody else `not_found`, so that they
 * don't learn what there is.
 */
export async function accessInstance(): Promise<SignedIn> {
  const session = await currentSession();
  if (!session) throw new AppError("unauthenticated", { message: "Your session has ended. Sign in again." });
  if (!session.user.isOperator) throw new AppError("not_found", { message: "There is nothing here." });
  return session;
}
