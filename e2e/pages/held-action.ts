import type { APIRequestContext, Page, Request } from "@playwright/test";
import { testUrl } from "@/lib/env";

/** Has the page send an action and catches it before it reaches the server. */
export async function holdBack(page: Page, act: () => Promise<void>): Promise<Request> {
  const isAction = (request: Request) => request.method() === "POST" && "next-action" in request.headers();
  await page.route("**/*", (route) => (isAction(route.request()) ? route.abort() : route.fallback()));
  const [request] = await Promise.all([page.waitForRequest(isAction), act()]);
  await page.unroute("**/*");
  return request;
}

/** Sends a caught action once more, as another person or to another page. */
export function replay(context: APIRequestContext, held: Request, address: string) {
  const { "next-action": action = "", "content-type": contentType = "" } = held.headers();
  return context.post(address, {
    headers: {
      "Next-Action": action,
      "Content-Type": contentType,
      Accept: "text/x-component",
      Origin: testUrl() ?? "",
    },
    data: held.postDataBuffer() ?? "",
    maxRedirects: 0,
  });
}
