import { generateKeyPairSync, sign, type KeyObject } from "node:crypto";
import { createServer } from "node:http";

interface Forgery {
  /** What the ID token says beside the usual. Undefined takes a claim out. */
  claims?: Record<string, unknown>;
  header?: Record<string, unknown>;
  /** Signs with a key that is not the provider's, or with nothing. */
  signature?: "another key" | "none";
  /** What the address endpoint says. */
  userinfo?: Record<string, unknown>;
  /** What the token endpoint answers with, beside 200. */
  status?: number;
  /** What it says, instead of tokens. */
  reply?: Record<string, unknown>;
  /** What it calls itself, where it is discovered. */
  issuer?: string;
}

export interface ForgingProvider {
  issuer: string;
  /** What it does from now on. */
  forge: (forgery: Forgery) => void;
  close: () => Promise<void>;
}

/**
 * A provider of OpenID Connect that says whatever a test has it say: what no honest one says cannot be had from one. It
 * speaks GitHub's wire as well, as an Enterprise Server does, with its own user and addresses.
 */
export async function startForgingProvider({ clientId }: { clientId: string }): Promise<ForgingProvider> {
  const own = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const other = generateKeyPairSync("rsa", { modulusLength: 2048 });
  let forgery: Forgery = {};
  const server = createServer((request, response) => {
    const path = request.url?.split("?")[0];
    request.resume();
    const say = (status: number, body: object) => {
      response.writeHead(status, { "Content-Type": "application/json" }).end(JSON.stringify(body));
    };
    if (path === "/.well-known/openid-configuration") {
      say(200, {
        issuer: forgery.issuer ?? issuer,
        authorization_endpoint: `${issuer}/authorize`,
        token_endpoint: `${issuer}/token`,
        userinfo_endpoint: `${issuer}/userinfo`,
        jwks_uri: `${issuer}/jwks`,
      });
    } else if (path === "/jwks") {
      say(200, {
        keys: [{ ...own.publicKey.export({ format: "jwk" }), use: "sig", alg: "RS256", kid: "one" }],
      });
    } else if (path === "/token") {
      const tokens = { access_token: "access", token_type: "bearer", id_token: idToken() };
      say(forgery.status ?? 200, forgery.reply ?? tokens);
    } else if (path === "/userinfo") {
      say(200, forgery.userinfo ?? {});
    } else if (path === "/login/oauth/access_token") {
      say(
        200,
        forgery.reply ?? { access_token: "access", token_type: "bearer", scope: "read:user,user:email" },
      );
    } else if (path === "/api/v3/user") {
      say(200, forgery.userinfo ?? { id: 583231, login: "octocat", name: null });
    } else if (path === "/api/v3/user/emails") {
      say(200, [forgery.claims ?? {}]);
    } else say(404, {});
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  const issuer = `http://127.0.0.1:${address.port}`;

  function idToken(): string {
    const now = Math.floor(Date.now() / 1000);
    const header = { alg: "RS256", kid: "one", typ: "JWT", ...forgery.header };
    const claims = { iss: issuer, aud: clientId, iat: now, exp: now + 300, ...forgery.claims };
    const signed = [header, claims].map(encode).join(".");
    const key = forgery.signature === "another key" ? other.privateKey : own.privateKey;
    return `${signed}.${forgery.signature === "none" ? "" : signature(signed, key)}`;
  }

  return {
    issuer,
    forge: (next) => (forgery = next),
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

const encode = (part: object): string => Buffer.from(JSON.stringify(part)).toString("base64url");
const signature = (signed: string, key: KeyObject): string =>
  sign("RSA-SHA256", Buffer.from(signed), key).toString("base64url");
