import "server-only";
import { AppError } from "@/lib/domain/errors";
import { accessPerson, type PersonAccess } from "./person-access";

/**
 * Opens the instance for its operator. Throws `unauthenticated` for nobody; for anybody else `not_found`, so that they
 * don't learn what there is.
 */
export async function accessInstance(): Promise<PersonAccess> {
  const { session, ctx } = await accessPerson();
  if (!session.user.isOperator) throw new AppError("not_found", { message: "There is nothing here." });
  return { session, ctx: { ...ctx, actor: { kind: "operator", userId: session.user.id } } };
}
