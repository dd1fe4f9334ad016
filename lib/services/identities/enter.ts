import "server-only";
import { takeInvitationsOf } from "@/lib/db/sql/team/invitations";
import { withTransaction, type Transaction } from "@/lib/db/transaction";
import { PERSON_NAME_MAX } from "@/lib/domain/team/member";
import { decideEntry, type ProvenIdentity, type SignInProblem } from "@/lib/domain/team/sign-in";
import { env } from "@/lib/env";
import type { InstanceCall, InstanceContext } from "@/lib/services/context";
import { becomeMember } from "@/lib/services/invitations/become-member";
import { openSession } from "@/lib/services/people";
import { holdIdentity } from "./known";
import { keepIdentity } from "./keep";
import { orProblem, refuse } from "./refusal";

interface Arrival {
  identity: ProvenIdentity;
  /** Where the browser says it is. */
  timeZone: string | null;
}

/** Who was let in, and by which session. */
export interface Entered {
  userId: string;
  sessionId: string;
}

type Inside = InstanceContext & { tx: Transaction };

/**
 * Opens a session for whoever a provider says is there: for the account that this identity is linked to, or for a new
 * one where its address is invited, which then is a member wherever it is. Everybody else is told the problem, and
 * nothing is kept of them.
 */
export async function enterByProvider({
  ctx,
  input: { identity, timeZone },
}: InstanceCall<Arrival>): Promise<Entered | { problem: SignInProblem }> {
  const { provider, email } = identity;
  return orProblem(() =>
    withTransaction(ctx, async (ctx) => {
      const known = await holdIdentity(ctx.tx, identity);
      const decided = decideEntry(
        { email, isKnown: known !== null, ...(await whatIsOf(ctx, email)) },
        env().signIn.domains,
      );
      if ((decided !== "enter" && decided !== "join") || email === null)
        return refuse(decided === "enter" || decided === "join" ? "unverified" : decided);
      const userId = known ? await greet(ctx, known, email) : await join(ctx, identity, email);
      const sessionId = await openSession({ ctx, input: { userId, provider, timeZone } });
      return { userId, sessionId };
    }),
  );
}

/** What there is of an address: an account, an invitation. */
async function whatIsOf({ tx }: Inside, email: string | null) {
  if (email === null) return { hasAccount: false, isInvited: false };
  const { rows: invited } = await tx.query({
    text: "select from app.invitation where email = $1 and expires_at > now() limit 1",
    values: [email],
  });
  return {
    hasAccount: (await tx.prisma.user.count({ where: { email, deletedAt: null } })) > 0,
    isInvited: invited.length > 0,
  };
}

/** Lets somebody in who is known, and returns their user id. An identity that was unlinked at this moment lets nobody in. */
async function greet(
  { tx, now }: Inside,
  { id, userId }: { id: string; userId: string },
  email: string,
): Promise<string> {
  const { count } = await tx.prisma.identity.updateMany({
    where: { id },
    data: { email, lastUsedAt: now() },
  });
  return count === 1 ? userId : refuse("account_exists");
}

/** Makes the account of somebody who is invited, a member of all that they are invited to; returns its id. */
async function join(ctx: Inside, identity: ProvenIdentity, email: string): Promise<string> {
  const [user] = await ctx.tx.prisma.user.createManyAndReturn({
    data: { email, name: nameOf(identity, email), createdAt: ctx.now() },
    skipDuplicates: true,
    select: { id: true },
  });
  // Somebody made one with this address a moment ago.
  if (!user) return refuse("account_exists");
  const taken = await takeInvitationsOf(ctx.tx, email);
  if (taken.length === 0) return refuse("not_invited");
  await keepIdentity(ctx, { userId: user.id, identity, email });
  for (const invitation of taken) await becomeMember(ctx, invitation, user.id);
  return user.id;
}

/** The name that the provider told, or what stands before the "@". */
const nameOf = ({ name }: ProvenIdentity, email: string): string =>
  Array.from(name ?? email.slice(0, email.lastIndexOf("@")))
    .slice(0, PERSON_NAME_MAX)
    .join("");
