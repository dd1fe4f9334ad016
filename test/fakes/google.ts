import { createHash, generateKeyPairSync, randomBytes, sign } from "node:crypto";
import { text } from "node:stream/consumers";
import type { IncomingMessage, ServerResponse } from "node:http";
import { say } from "./https-on-loopback";

/** An account as Google tells of it in an ID token. */
export interface GoogleAccount {
  sub: string;
  email: string;
  email_verified: boolean;
  name: string;
  /** The Workspace domain it belongs to, of such an account alone. */
  hd?: string;
}

const ACCOUNTS = "https://accounts.google.com";

/**
 * Google's wire as it documents it (developers.google.com/identity/openid-connect): the discovery document, whose
 * endpoints are on four hosts, codes bound to what they were asked with, ID tokens signed RS256 with a rotating key.
 */
export function fakeGoogle({ clientId, clientSecret }: { clientId: string; clientSecret: string }) {
  const { privateKey, publicKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const kid = randomBytes(20).toString("hex");
  const codes = new Map<string, { asked: URLSearchParams; account: GoogleAccount }>();

  function idToken(account: GoogleAccount, nonce: string | null): string {
    const now = Math.floor(Date.now() / 1000);
    const claims = {
      ...{ iss: ACCOUNTS, azp: clientId, aud: clientId, ...account, nonce },
      ...{ picture: "https://lh3.googleusercontent.com/a/x", given_name: account.name, family_name: "" },
      ...{ iat: now, exp: now + 3600 },
    };
    const signed = [{ alg: "RS256", kid, typ: "JWT" }, claims]
      .map((part) => Buffer.from(JSON.stringify(part)).toString("base64url"))
      .join(".");
    return `${signed}.${sign("RSA-SHA256", Buffer.from(signed), privateKey).toString("base64url")}`;
  }

  async function giveToken(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const form = new URLSearchParams(await text(request));
    const basic = Buffer.from(request.headers.authorization?.split(" ")[1] ?? "", "base64").toString();
    const isClient =
      basic === `${clientId}:${clientSecret}` ||
      (form.get("client_id") === clientId && form.get("client_secret") === clientSecret);
    if (!isClient) return say(response, 401, { error: "invalid_client", error_description: "Unauthorized" });
    const code = form.get("code") ?? "";
    const given = codes.get(code);
    codes.delete(code);
    const challenge = createHash("sha256")
      .update(form.get("code_verifier") ?? "")
      .digest("base64url");
    if (
      form.get("grant_type") !== "authorization_code" ||
      given?.asked.get("redirect_uri") !== form.get("redirect_uri") ||
      given?.asked.get("code_challenge") !== challenge
    )
      return say(response, 400, { error: "invalid_grant", error_description: "Bad Request" });
    say(response, 200, {
      ...{ access_token: "ya29.a-token", expires_in: 3599, token_type: "Bearer" },
      scope:
        "openid https://www.googleapis.com/auth/userinfo.email https://www.googleapis.com/auth/userinfo.profile",
      id_token: idToken(given.account, given.asked.get("nonce")),
    });
  }

  return {
    answers: {
      "accounts.google.com/.well-known/openid-configuration": (
        _: IncomingMessage,
        response: ServerResponse,
      ) =>
        say(response, 200, {
          issuer: ACCOUNTS,
          authorization_endpoint: `${ACCOUNTS}/o/oauth2/v2/auth`,
          device_authorization_endpoint: "https://oauth2.googleapis.com/device/code",
          token_endpoint: "https://oauth2.googleapis.com/token",
          userinfo_endpoint: "https://openidconnect.googleapis.com/v1/userinfo",
          revocation_endpoint: "https://oauth2.googleapis.com/revoke",
          jwks_uri: "https://www.googleapis.com/oauth2/v3/certs",
          response_types_supported: ["code", "token", "id_token", "code token", "code id_token", "none"],
          subject_types_supported: ["public"],
          id_token_signing_alg_values_supported: ["RS256"],
          scopes_supported: ["openid", "email", "profile"],
          token_endpoint_auth_methods_supported: ["client_secret_post", "client_secret_basic"],
          code_challenge_methods_supported: ["plain", "S256"],
        }),
      "www.googleapis.com/oauth2/v3/certs": (_: IncomingMessage, response: ServerResponse) =>
        say(response, 200, {
          keys: [{ ...publicKey.export({ format: "jwk" }), use: "sig", alg: "RS256", kid }],
        }),
      "oauth2.googleapis.com/token": giveToken,
    },
    /** Somebody chooses an account there, or refuses; where the browser is sent back to. */
    choose(there: URL, account: GoogleAccount | null): string {
      const back = new URL(there.searchParams.get("redirect_uri") ?? "");
      back.searchParams.set("state", there.searchParams.get("state") ?? "");
      if (account) {
        const code = `4/${randomBytes(32).toString("base64url")}`;
        codes.set(code, { asked: there.searchParams, account });
        back.searchParams.set("code", code);
        back.searchParams.set("scope", "email profile openid");
        back.searchParams.set("authuser", "0");
        if (account.hd) back.searchParams.set("hd", account.hd);
        back.searchParams.set("prompt", "consent");
      } else back.searchParams.set("error", "access_denied");
      return back.href;
    },
  };
}
