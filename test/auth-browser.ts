import { NextRequest } from "next/server";
import { z } from "zod";
import { answerAuth } from "@/lib/auth/answer-auth";
import { env } from "@/lib/env";

/** A browser at the sign-in routes, which keeps its cookies; what is not ours it asks over the network. */
export class AuthBrowser {
  readonly cookies = new Map<string, string>();

  /** The same browser a moment ago, or somebody who took its cookies. */
  copy(): AuthBrowser {
    const copy = new AuthBrowser();
    for (const [name, value] of this.cookies) copy.cookies.set(name, value);
    return copy;
  }

  async get(url: string): Promise<Response> {
    return this.keep(await route(url, new NextRequest(url, { headers: { cookie: this.cookieHeader() } })));
  }

  /** Posts a form with the token of our pages. */
  async post(action: string, fields: Record<string, string> = {}): Promise<Response> {
    const csrf = await (await this.get(`${env().url}/api/auth/csrf`)).json();
    const { csrfToken } = z.object({ csrfToken: z.string() }).parse(csrf);
    return this.postForm(action, { csrfToken, ...fields });
  }

  async postForm(action: string, fields: Record<string, string>): Promise<Response> {
    const url = `${env().url}/api/auth/${action}`;
    const headers = {
      cookie: this.cookieHeader(),
      "content-type": "application/x-www-form-urlencoded",
      "user-agent": "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
    };
    const body = new URLSearchParams(fields).toString();
    return this.keep(await route(url, new NextRequest(url, { method: "POST", headers, body })));
  }

  /** Asks to sign in by a provider; returns the address there that the page goes on to. */
  async leaveFor(provider: string, fields: Record<string, string> = {}): Promise<URL> {
    const reply = await this.post(`signin/${provider}`, fields);
    const body: unknown = await reply.json();
    if (reply.status !== 200) throw new Error(`refused: ${JSON.stringify(body)}`);
    return new URL(z.object({ url: z.string() }).parse(body).url);
  }

  private keep(reply: Response): Response {
    for (const cookie of reply.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      if (value === "" || /max-age=0/i.test(cookie)) this.cookies.delete(name);
      else this.cookies.set(name, decodeURIComponent(value));
    }
    return reply;
  }

  private cookieHeader = (): string =>
    [...this.cookies].map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join("; ");
}

const route = (url: string, request: NextRequest): Promise<Response> =>
  answerAuth(request, {
    params: Promise.resolve({ nextauth: new URL(url).pathname.split("/").slice(3) }),
  });

/** Signs in at the provider as somebody, or refuses to, by its own pages; returns where it sends the browser back to. */
export async function signInThere(from: URL, form: Record<string, string>): Promise<string> {
  const jar = new Map<string, string>();
  let at = from.href;
  let body: URLSearchParams | undefined;
  for (let step = 0; step < 10; step += 1) {
    const reply = await fetch(at, {
      method: body ? "POST" : "GET",
      body,
      redirect: "manual",
      headers: { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join("; ") },
    });
    for (const cookie of reply.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      jar.set(name, value);
    }
    const location = reply.headers.get("location");
    body = undefined;
    if (location === null) {
      if (!at.includes("/interaction/")) throw new Error(`${at}: ${reply.status} ${await reply.text()}`);
      body = new URLSearchParams(form);
    } else {
      at = new URL(location, at).href;
      if (at.startsWith(env().url)) return at;
    }
  }
  throw new Error("the provider goes in circles");
}
