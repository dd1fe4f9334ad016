import type { SignInProblem } from "@/lib/domain/team/sign-in";

interface ProblemWords {
  title: string;
  /** What to do. */
  remedy: string;
}

/** What somebody is told whom a provider's word did not sign in, or whose account there was not linked. */
export const problemWords = (problem: SignInProblem, provider: string): ProblemWords =>
  WORDS[problem](provider);

const WORDS: Record<SignInProblem, (provider: string) => ProblemWords> = {
  refused: (provider) => ({
    title: `${provider} did not let you through`,
    remedy: "You cancelled there, or it refused. Nothing was changed; try again, or sign in by password.",
  }),
  expired: () => ({
    title: "This way back is over",
    remedy:
      "It works once, within a quarter of an hour, in the browser and the tab that went there last. Begin again from the sign-in page.",
  }),
  unverified: (provider) => ({
    title: `${provider} does not vouch for your address`,
    remedy:
      "It names no e-mail address that it has verified as yours. Verify your main address there, and try again; or sign in by password.",
  }),
  domain: () => ({
    title: "Addresses of this domain may not sign in so",
    remedy: "Choose the account of your organisation there, or ask whoever runs this Sightline.",
  }),
  not_invited: (provider) => ({
    title: "Nobody has invited this address",
    remedy: `Sightline is for those who are invited. Ask an owner or admin of your workspace to invite the very address that ${provider} has of you, or choose another account there.`,
  }),
  account_exists: (provider) => ({
    title: "There is an account with this address already",
    remedy: `An address alone opens no account. Sign in as you did until now, and link ${provider} under Settings, Your account; from then on it signs you in.`,
  }),
  linked_elsewhere: (provider) => ({
    title: `This account at ${provider} is somebody else's here`,
    remedy: "It signs in to another account of this Sightline. Unlink it there first, or choose another one.",
  }),
  another_linked: (provider) => ({
    title: `Another account at ${provider} is linked already`,
    remedy: "Unlink that one first, under Settings, Your account.",
  }),
  unavailable: (provider) => ({
    title: `${provider} does not answer just now`,
    remedy: "Try again in a moment. Signing in by password works as ever.",
  }),
  clock: (provider) => ({
    title: `The clocks of ${provider} and of this server differ`,
    remedy:
      "What it says of the time cannot be right here. Whoever runs this Sightline should set the server's clock.",
  }),
  untrusted: (provider) => ({
    title: `What ${provider} sent could not be trusted`,
    remedy:
      "Nothing was changed. Whoever runs this Sightline finds the reason in its log. Signing in by password works as ever.",
  }),
  failed: () => ({
    title: "Something went wrong on our side",
    remedy: "Nothing was changed; try again. Whoever runs this Sightline finds the reason in its log.",
  }),
};
