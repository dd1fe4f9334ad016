import { z } from "zod";
import { emailSchema } from "@/lib/domain/team/credentials";
import type { ProvenIdentity } from "@/lib/domain/team/sign-in";
import { typedText } from "@/lib/domain/text/typed-text";
import type { SignInProvider } from "@/lib/env-sign-in";

// What providers say of a person, read into one shape. Whether they said it was proven before.

/** OpenID Connect Core 2: at most 255 characters of ASCII. */
const subject = z.string().regex(/^[\x20-\x7e]{1,255}$/);
const name = typedText("The name").trim().min(1).nullable().catch(null);
const address = emailSchema.nullable().catch(null);

const claimsSchema = z.object({
  iss: z.string(),
  sub: subject,
  email: address,
  // Some write it as a text. Anything else, and no word at all, vouches for nothing.
  email_verified: z
    .union([z.literal(true), z.literal("true").transform(() => true)])
    .catch(() => false)
    .pipe(z.boolean()),
  name,
  /** Google: the Workspace domain that the account belongs to. */
  hd: z.string().nullable().catch(null),
});

/**
 * What the claims of an ID token say. Throws where they are another issuer's, or name no subject. Google vouches for an
 * address of its own and for one of a Workspace's domain; any other it only saw working once.
 */
export function readClaims({ id, issuer }: SignInProvider, claims: unknown): ProvenIdentity {
  const told = claimsSchema.parse(claims);
  if (told.iss !== issuer) throw new Error(`The issuer calls itself ${told.iss}, and not ${issuer}.`);
  const { email, email_verified: isVerified, hd } = told;
  const isVouchedFor = email !== null && isVerified && (id !== "google" || isGoogles(email, hd));
  return {
    provider: id,
    issuer,
    subject: told.sub,
    email: isVouchedFor ? email : null,
    name: told.name,
  };
}

const isGoogles = (email: string, hostedDomain: string | null): boolean =>
  email.endsWith("@gmail.com") || hostedDomain !== null;

const githubUserSchema = z.object({ id: z.number().int().positive(), login: z.string(), name });
const githubEmailsSchema = z.array(z.object({ email: address, primary: z.boolean(), verified: z.boolean() }));

/** What GitHub says of a user: by the number that stays theirs, with their primary address where that is verified. */
export function readGitHub({ issuer }: SignInProvider, user: unknown, emails: unknown): ProvenIdentity {
  const { id, login, name } = githubUserSchema.parse(user);
  const primary = githubEmailsSchema.parse(emails).find((email) => email.primary);
  return {
    provider: "github",
    issuer,
    subject: String(id),
    email: primary?.verified ? primary.email : null,
    name: name ?? login,
  };
}
