import { z } from "zod";
import type { Provider } from "@/lib/domain/team/sign-in";

/** A provider by which people may sign in. */
export interface SignInProvider {
  id: Provider;
  /** As the button names it. */
  name: string;
  /** Whose word it is; with a subject it says who somebody is. For GitHub the origin of its pages. */
  issuer: string;
  clientId: string;
  clientSecret: string;
}

export interface SignInSettings {
  providers: readonly SignInProvider[];
  /** Domains whose addresses may sign in by a provider; none for all. */
  domains: readonly string[];
}

const LOOPBACK = /^(localhost|127(\.\d+){3}|\[::1\])$/;

const isSafe = (text: string): boolean => {
  const url = URL.parse(text);
  if (!url || url.username || url.password || text.includes("?") || text.includes("#")) return false;
  return url.protocol === "https:" || (url.protocol === "http:" && LOOPBACK.test(url.hostname));
};

const credential = z.string().regex(/^[\x21-\x7e]{1,512}$/);

/** What each variable is, and what a person reads when it is wrong. */
const VARIABLES = {
  SIGHTLINE_OIDC_ISSUER: {
    schema: z.string().refine(isSafe),
    takes: "the provider's issuer, an https address exactly as it names itself: https://login.example.com",
  },
  SIGHTLINE_OIDC_CLIENT_ID: { schema: credential, takes: "the client id that the provider gave you" },
  SIGHTLINE_OIDC_CLIENT_SECRET: { schema: credential, takes: "the client secret that the provider gave you" },
  SIGHTLINE_OIDC_NAME: {
    schema: z.string().regex(/^[\p{L}\p{N}\p{P} ]{1,40}$/u),
    takes: "the provider's name as people know it, up to 40 characters",
  },
  SIGHTLINE_GOOGLE_CLIENT_ID: { schema: credential, takes: "the client id of your Google OAuth client" },
  SIGHTLINE_GOOGLE_CLIENT_SECRET: { schema: credential, takes: "the secret of your Google OAuth client" },
  SIGHTLINE_GITHUB_URL: {
    schema: z.string().refine((text) => isSafe(text) && new URL(text).origin === text),
    takes: "your GitHub Enterprise Server, as an https origin; unset for github.com",
  },
  SIGHTLINE_GITHUB_CLIENT_ID: { schema: credential, takes: "the client id of your GitHub OAuth app" },
  SIGHTLINE_GITHUB_CLIENT_SECRET: { schema: credential, takes: "a client secret of your GitHub OAuth app" },
  SIGHTLINE_SIGN_IN_DOMAINS: {
    schema: z.string().regex(/^[a-z0-9-]+(\.[a-z0-9-]+)+(,[a-z0-9-]+(\.[a-z0-9-]+)+)*$/),
    takes: "domains of e-mail addresses in lower case, separated by commas: example.com,example.org",
  },
} as const;

type Name = keyof typeof VARIABLES;

const isName = (name: string): name is Name => name in VARIABLES;
const NAMES = Object.keys(VARIABLES).filter(isName);

/** What each provider cannot do without. */
const NEEDED: Record<Provider, readonly Name[]> = {
  oidc: ["SIGHTLINE_OIDC_ISSUER", "SIGHTLINE_OIDC_CLIENT_ID", "SIGHTLINE_OIDC_CLIENT_SECRET"],
  google: ["SIGHTLINE_GOOGLE_CLIENT_ID", "SIGHTLINE_GOOGLE_CLIENT_SECRET"],
  github: ["SIGHTLINE_GITHUB_CLIENT_ID", "SIGHTLINE_GITHUB_CLIENT_SECRET"],
};
/** What is of no use without those. */
const BESIDE: Partial<Record<Provider, Name>> = {
  oidc: "SIGHTLINE_OIDC_NAME",
  github: "SIGHTLINE_GITHUB_URL",
};

const GOOGLE_ISSUER = "https://accounts.google.com";
const GITHUB_URL = "https://github.com";

/**
 * Reads by whom people may sign in. What cannot be used comes back as sentences that name the variable and what it
 * takes, never its value.
 */
export function readSignInVariables(source: NodeJS.ProcessEnv): {
  signIn: SignInSettings;
  problems: string[];
} {
  const problems: string[] = [];
  const given = new Map<Name, string>();
  for (const name of NAMES) {
    const text = withoutBlanks(name, source[name] ?? "");
    if (text === "") continue;
    given.set(name, text);
    const { schema, takes } = VARIABLES[name];
    if (!schema.safeParse(text).success) problems.push(`${name} is not usable: it takes ${takes}.`);
  }
  const value = (name: Name): string => given.get(name) ?? "";
  const isOffered = (provider: Provider): boolean => {
    const beside = BESIDE[provider];
    const missing = NEEDED[provider].filter((name) => !given.has(name));
    const isUnset = missing.length === NEEDED[provider].length && (!beside || !given.has(beside));
    if (!isUnset)
      for (const name of missing)
        problems.push(
          `${name} is missing, without which nobody signs in so: it takes ${VARIABLES[name].takes}.`,
        );
    return missing.length === 0;
  };
  const providers: SignInProvider[] = [];
  if (isOffered("oidc")) {
    const issuer = value("SIGHTLINE_OIDC_ISSUER");
    providers.push({
      id: "oidc",
      name: value("SIGHTLINE_OIDC_NAME") || (URL.parse(issuer)?.host ?? issuer),
      issuer,
      clientId: value("SIGHTLINE_OIDC_CLIENT_ID"),
      clientSecret: value("SIGHTLINE_OIDC_CLIENT_SECRET"),
    });
  }
  if (isOffered("google"))
    providers.push({
      id: "google",
      name: "Google",
      issuer: GOOGLE_ISSUER,
      clientId: value("SIGHTLINE_GOOGLE_CLIENT_ID"),
      clientSecret: value("SIGHTLINE_GOOGLE_CLIENT_SECRET"),
    });
  if (isOffered("github"))
    providers.push({
      id: "github",
      name: "GitHub",
      issuer: value("SIGHTLINE_GITHUB_URL") || GITHUB_URL,
      clientId: value("SIGHTLINE_GITHUB_CLIENT_ID"),
      clientSecret: value("SIGHTLINE_GITHUB_CLIENT_SECRET"),
    });
  const domains = value("SIGHTLINE_SIGN_IN_DOMAINS").split(",").filter(Boolean);
  return { signIn: { providers, domains }, problems };
}

/** A list may have blanks between its parts. */
const withoutBlanks = (name: Name, text: string): string =>
  name === "SIGHTLINE_SIGN_IN_DOMAINS" ? text.replaceAll(/\s/g, "") : text.trim();
