import { createHash, randomBytes } from "node:crypto";
import { text } from "node:stream/consumers";
import type { IncomingMessage, ServerResponse } from "node:http";
import { say } from "./https-on-loopback";

/** An account as GitHub tells of it: what it shows to all, and, asked for apart, its addresses. */
export interface GitHubAccount {
  id: number;
  login: string;
  name: string | null;
  /** The public address, which says nothing of whether it is verified. */
  email: string | null;
  /** Null where the person did not let the app see them. */
  emails: { email: string; primary: boolean; verified: boolean; visibility: string | null }[] | null;
}

/**
 * GitHub's wire as it documents it (docs.github.com, "Authorizing OAuth apps" and "REST API endpoints for emails"): errors
 * of the token endpoint come with 200, JSON only for whoever accepts it, and the API takes nobody without a User-Agent.
 */
export function fakeGitHub({ clientId, clientSecret }: { clientId: string; clientSecret: string }) {
  const codes = new Map<string, { asked: URLSearchParams; account: GitHubAccount }>();
  const tokens = new Map<string, GitHubAccount>();

  async function giveToken(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const form = new URLSearchParams(await text(request));
    const basic = Buffer.from(request.headers.authorization?.split(" ")[1] ?? "", "base64").toString();
    const isClient =
      basic === `${clientId}:${clientSecret}` ||
      (form.get("client_id") === clientId && form.get("client_secret") === clientSecret);
    const code = form.get("code") ?? "";
    const given = codes.get(code);
    codes.delete(code);
    const challenge = createHash("sha256")
      .update(form.get("code_verifier") ?? "")
      .digest("base64url");
    const token = `gho_${randomBytes(18).toString("hex")}`;
    const error = isClient
      ? given?.asked.get("code_challenge") !== challenge && "bad_verification_code"
      : "incorrect_client_credentials";
    if (!error && given) tokens.set(token, given.account);
    const reply: Record<string, string> = error
      ? { error, error_description: "The code passed is incorrect or expired." }
      : { access_token: token, scope: "read:user,user:email", token_type: "bearer" };
    if (request.headers.accept?.includes("application/json")) return say(response, 200, reply);
    response.writeHead(200, { "Content-Type": "application/x-www-form-urlencoded; charset=utf-8" });
    response.end(new URLSearchParams(reply).toString());
  }

  /** Whose token a request of the API has; it is answered where that is nobody's. */
  function whose(request: IncomingMessage, response: ServerResponse): GitHubAccount | undefined {
    if (!request.headers["user-agent"])
      return void response.writeHead(403).end("Please make sure your request has a User-Agent header");
    const account = tokens.get(request.headers.authorization?.split(" ")[1] ?? "");
    if (!account) say(response, 401, { message: "Bad credentials" });
    return account;
  }

  return {
    answers: {
      "github.com/login/oauth/access_token": giveToken,
      "api.github.com/user": (request: IncomingMessage, response: ServerResponse) => {
        const account = whose(request, response);
        if (!account) return;
        const { emails: _, ...shown } = account;
        say(response, 200, { ...shown, node_id: "MDQ6VXNlcjE=", type: "User", site_admin: false });
      },
      "api.github.com/user/emails": (request: IncomingMessage, response: ServerResponse) => {
        const account = whose(request, response);
        if (!account) return;
        if (account.emails) say(response, 200, account.emails);
        else say(response, 404, { message: "Not Found" });
      },
    },
    /** Somebody signs in there; where the browser is sent back to. */
    choose(there: URL, account: GitHubAccount): string {
      const back = new URL(there.searchParams.get("redirect_uri") ?? "");
      const code = randomBytes(10).toString("hex");
      codes.set(code, { asked: there.searchParams, account });
      back.searchParams.set("code", code);
      back.searchParams.set("state", there.searchParams.get("state") ?? "");
      return back.href;
    },
  };
}
