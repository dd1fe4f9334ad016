import "server-only";
import type { Profile } from "next-auth";
import type { OAuthConfig } from "next-auth/providers/oauth";
import { z } from "zod";
import type { ProvenIdentity } from "@/lib/domain/team/sign-in";
import type { SignInProvider } from "@/lib/env-sign-in";
import { readClaims, readGitHub } from "./claims";

declare module "next-auth" {
  interface Profile {
    /** Who it is, as it was read from what the provider said. */
    identity?: ProvenIdentity;
  }
}

/** A provider that does not answer by then is down: whoever waits has a password, too. */
const httpOptions = { timeout: 5_000 };

const common = ({ id, name, clientId, clientSecret }: SignInProvider) => ({
  id,
  name,
  clientId,
  clientSecret,
  httpOptions,
  type: "oauth" as const,
  // Only what is ours to name: who they are, their service decides by `identity`.
  profile: ({ identity }: Profile) => ({ id: identity?.subject ?? "" }),
});

/**
 * A provider of OpenID Connect. The ID token is proven by openid-client: signature (RS256), issuer, audience, nonce, times
 * with a tolerance of ten seconds. An address that is not in it is asked for, and counts for the same subject only.
 */
const openIdProvider = (provider: SignInProvider): OAuthConfig<Profile> => ({
  ...common(provider),
  wellKnown: `${provider.issuer.replace(/\/$/, "")}/.well-known/openid-configuration`,
  authorization: { params: { scope: "openid email profile" } },
  idToken: true,
  checks: ["pkce", "state", "nonce"],
  userinfo: {
    async request({ client, tokens: { id_token: idToken = "", access_token: accessToken = "" } }) {
      const claims = claimsIn(idToken);
      const isWhole = claims.email !== undefined && claims.email_verified !== undefined;
      if (isWhole || client.issuer.metadata.userinfo_endpoint === undefined)
        return { identity: readClaims(provider, claims) };
      const more = await client.userinfo(accessToken);
      if (more.sub !== claims.sub)
        throw new Error("The address that the provider told is another subject's.");
      // An address and the word for it come from one place.
      const { email, email_verified } = more;
      return { identity: readClaims(provider, { name: more.name, ...claims, email, email_verified }) };
    },
  },
});

/** The claims of an ID token that was proven. */
const claimsIn = (idToken: string): Record<string, unknown> =>
  z
    .record(z.string(), z.unknown())
    .parse(JSON.parse(Buffer.from(idToken.split(".")[1] ?? "", "base64url").toString()));

/** GitHub, or a GitHub Enterprise Server, whose API is at another place. It tells addresses only when asked for them. */
function gitHubProvider(provider: SignInProvider): OAuthConfig<Profile> {
  const pages = `${provider.issuer}/login/oauth`;
  const api =
    provider.issuer === "https://github.com" ? "https://api.github.com" : `${provider.issuer}/api/v3`;
  return {
    ...common(provider),
    issuer: pages,
    authorization: { url: `${pages}/authorize`, params: { scope: "read:user user:email" } },
    token: `${pages}/access_token`,
    checks: ["pkce", "state"],
    userinfo: {
      url: `${api}/user`,
      async request({ client, tokens: { access_token: accessToken } }) {
        // GitHub tells with 200 that a code is used or too old.
        if (!accessToken) throw new Error("invalid_grant (GitHub gave no token)");
        const user = await client.userinfo(accessToken);
        const emails = await client.requestResource(`${api}/user/emails`, accessToken, {
          headers: { Accept: "application/vnd.github+json" },
        });
        if (emails.statusCode !== 200)
          throw new Error(`expected 200 OK of the addresses, got: ${emails.statusCode}`);
        return { identity: readGitHub(provider, user, JSON.parse(String(emails.body))) };
      },
    },
  };
}

/** A provider as next-auth takes it. */
export const toNextAuth = (provider: SignInProvider): OAuthConfig<Profile> =>
  provider.id === "github" ? gitHubProvider(provider) : openIdProvider(provider);
