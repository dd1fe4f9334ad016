import { generateKeyPairSync, randomBytes } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { text } from "node:stream/consumers";
import Provider, { type Configuration } from "oidc-provider";

/** What the provider says of an account; by its login, which somebody types. */
export interface ProviderAccount {
  email: string;
  email_verified: boolean;
  name: string;
}

export interface IdentityProvider {
  issuer: string;
  /** Accounts that are not simply their login's: any address is a verified one otherwise. */
  accounts: Map<string, ProviderAccount>;
  close: () => Promise<void>;
}

interface ClientOfProvider {
  clientId: string;
  clientSecret: string;
  /** Where people may be sent back to. */
  redirectUris: string[];
}

/** A real provider of OpenID Connect on loopback: `oidc-provider`, whose accounts sign in by naming themselves. */
export async function startIdentityProvider(options: ClientOfProvider): Promise<IdentityProvider> {
  const accounts = new Map<string, ProviderAccount>();
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  const issuer = `http://127.0.0.1:${address.port}`;
  const provider = new Provider(issuer, configure(options, accounts));
  const answer = provider.callback();
  server.on("request", (request: IncomingMessage, response: ServerResponse) => {
    if (request.url?.startsWith("/interaction/")) void askWhoItIs(provider, request, response);
    else void answer(request, response);
  });
  return {
    issuer,
    accounts,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function configure(
  { clientId, clientSecret, redirectUris }: ClientOfProvider,
  accounts: ReadonlyMap<string, ProviderAccount>,
): Configuration {
  const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  return {
    clients: [{ client_id: clientId, client_secret: clientSecret, redirect_uris: redirectUris }],
    jwks: { keys: [{ ...privateKey.export({ format: "jwk" }), use: "sig", alg: "RS256", kid: "one" }] },
    cookies: { keys: [randomBytes(32).toString("base64url")] },
    claims: { openid: ["sub"], email: ["email", "email_verified"], profile: ["name"] },
    ttl: {
      AccessToken: 600,
      AuthorizationCode: 60,
      Grant: 600,
      IdToken: 600,
      Interaction: 600,
      Session: 600,
    },
    features: { devInteractions: { enabled: false } },
    pkce: { required: () => true },
    interactions: { url: (_context, { uid }) => `/interaction/${uid}` },
    findAccount: (_context, login) => ({
      accountId: login,
      claims: () => ({
        sub: login,
        ...(accounts.get(login) ?? { email: login, email_verified: true, name: `Name of ${login}` }),
      }),
    }),
    async loadExistingGrant({ oidc: { provider, client, session } }) {
      const grant = new provider.Grant({ clientId: client?.clientId, accountId: session?.accountId });
      grant.addOIDCScope("openid email profile");
      await grant.save();
      return grant;
    },
  };
}

/** The page of the provider on which somebody says who they are, or that they will not. */
async function askWhoItIs(
  provider: Provider,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (request.method !== "POST") {
    response.setHeader("Content-Type", "text/html");
    response.end(
      `<!doctype html><title>The provider</title><form method="post"><label>Account <input name="login"></label>
       <button>Sign in there</button><button name="cancel" value="yes">Cancel</button></form>`,
    );
    return;
  }
  const form = new URLSearchParams(await text(request));
  await provider.interactionFinished(
    request,
    response,
    form.has("cancel") ? { error: "access_denied" } : { login: { accountId: form.get("login") ?? "" } },
  );
}
