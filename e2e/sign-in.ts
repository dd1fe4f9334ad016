import { request } from "@playwright/test";

export interface Person {
  email: string;
  password: string;
}

/** Signs in as a browser would; returns the cookies as a header, and keeps them in a file where one is named. Throws when that is refused. */
export async function signIn(url: string, person: Person, file?: string): Promise<string> {
  const context = await request.newContext({ baseURL: url });
  const csrf: unknown = await (await context.get("/api/auth/csrf")).json();
  const csrfToken =
    typeof csrf === "object" && csrf !== null && "csrfToken" in csrf ? String(csrf.csrfToken) : "";
  const reply = await context.post("/api/auth/callback/credentials", {
    form: { ...person, csrfToken, json: "true" },
  });
  const { cookies } = await context.storageState({ path: file });
  if (!cookies.some(({ name }) => name.includes("session-token"))) {
    throw new Error(`${person.email} could not sign in: ${reply.status()} ${await reply.text()}`);
  }
  await context.dispose();
  return cookies.map(({ name, value }) => `${name}=${value}`).join("; ");
}
