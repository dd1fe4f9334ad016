import { ownTimeZone } from "@/lib/format/own-time-zone";

/** Reads one text of a JSON reply of the sign-in routes; throws where it is not there. */
async function readText(response: Response, name: string): Promise<string> {
  const body: unknown = await response.json();
  const entry = Object.entries(body ?? {}).find(([key]) => key === name)?.[1];
  if (typeof entry !== "string") throw new Error(`The reply has no ${name}.`);
  return entry;
}

/** Posts a form to one of the sign-in routes, with the token that tells our own pages from others. */
async function post(action: string, fields: Record<string, string>): Promise<Response> {
  const csrfToken = await readText(await fetch("/api/auth/csrf"), "csrfToken");
  return fetch(`/api/auth/${action}`, {
    method: "POST",
    body: new URLSearchParams({ ...fields, csrfToken, json: "true" }),
  });
}

/** Signs in with e-mail and password; false where they are refused. Throws where the server could not look at them. */
export async function signIn(fields: { email: string; password: string }): Promise<boolean> {
  const response = await post("callback/credentials", {
    ...fields,
    timeZone: ownTimeZone(),
    callbackUrl: window.location.origin,
  });
  if (response.status === 401) return false;
  return !new URL(await readText(response, "url")).searchParams.has("error");
}

/**
 * Goes to a provider to sign in there, and from there to `target`, a path of this instance. Returns why not, where the
 * provider does not answer. Throws where the server could not be asked.
 */
export async function goToProvider(provider: string, target: string): Promise<string | null> {
  const response = await post(`signin/${provider}`, {
    timeZone: ownTimeZone(),
    callbackUrl: new URL(target, window.location.origin).href,
  });
  if (!response.ok) return readRefusal(response);
  window.location.assign(await readText(response, "url"));
  return null;
}

async function readRefusal(response: Response): Promise<string> {
  const body: unknown = await response.json();
  const { error } = typeof body === "object" && body !== null && "error" in body ? body : { error: null };
  if (typeof error === "object" && error !== null && "message" in error) return String(error.message);
  throw new Error("The reply says nothing.");
}

/** Ends the session and goes to `target`, a path of this instance, also where there was no session any more. */
export async function signOut(target: string): Promise<void> {
  await post("signout", { callbackUrl: new URL(target, window.location.origin).href });
  window.location.assign(target);
}
