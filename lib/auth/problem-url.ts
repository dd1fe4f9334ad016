import "server-only";
import type { SignInProblem } from "@/lib/domain/team/sign-in";
import { env } from "@/lib/env";
import { paths } from "@/lib/paths";

/** The whole address of the page that says what is wrong and what to do. */
export const problemUrl = (problem: SignInProblem, provider: string): string =>
  env().url + paths.signInProblem({ problem, provider });
