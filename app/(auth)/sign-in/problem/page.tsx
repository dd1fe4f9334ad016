import type { Metadata } from "next";
import { Link } from "@/components/ui/link";
import { Notice } from "@/components/ui/notice";
import { providerName } from "@/lib/auth/provider-choices";
import { currentSession } from "@/lib/auth/session";
import { SIGN_IN_PROBLEMS } from "@/lib/domain/team/sign-in";
import { paths } from "@/lib/paths";
import { problemWords } from "./problem-words";

export const metadata: Metadata = { title: "Not signed in" };

interface SignInProblemPageProps {
  searchParams: Promise<{ problem?: string | string[]; provider?: string | string[] }>;
}

export default async function SignInProblemPage({ searchParams }: SignInProblemPageProps) {
  const { problem: named, provider } = await searchParams;
  const problem = SIGN_IN_PROBLEMS.find((known) => known === named) ?? "failed";
  const session = await currentSession();
  const { title, remedy } = problemWords(problem, providerName(String(provider)));
  return (
    <>
      <h1 className="text-lg font-semibold">{session ? "Nothing was linked" : "You are not signed in"}</h1>
      <Notice tone="warn" title={title}>
        {remedy}
      </Notice>
      <p className="text-sm">
        <Link
          href={session ? paths.home : paths.signIn()}
          className="text-accent underline-offset-2 hover:underline"
        >
          {session ? "Back to your workspaces" : "Back to sign-in"}
        </Link>
      </p>
    </>
  );
}
