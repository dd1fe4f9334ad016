import "server-only";
import type { Provider } from "@/lib/domain/team/sign-in";
import { env } from "@/lib/env";

/** A provider as a page names it. */
export interface ProviderChoice {
  id: Provider;
  name: string;
}

/** By whom one may sign in here. Nothing else of them is a page's. */
export const providerChoices = (): ProviderChoice[] =>
  env().signIn.providers.map(({ id, name }) => ({ id, name }));

/** What those are called that the instance does not offer any more. */
const FORMER: Readonly<Record<string, string>> = {
  google: "Google",
  github: "GitHub",
  oidc: "a former provider",
};

/** A provider's name, also of one that is not offered any more. */
export const providerName = (id: string): string =>
  providerChoices().find((choice) => choice.id === id)?.name ?? FORMER[id] ?? "The provider";
