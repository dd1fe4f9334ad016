import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { Link } from "@/components/ui/link";
import { Notice } from "@/components/ui/notice";
import { providerChoices } from "@/lib/auth/provider-choices";
import { currentSession } from "@/lib/auth/session";
import { ownPath } from "@/lib/own-path";
import { paths } from "@/lib/paths";
import { isSetUp } from "@/lib/services/instance";
import { visitorContext } from "@/lib/web/request-context";
import { ProviderButtons } from "./_components/provider-buttons";
import { SignInForm } from "./_components/sign-in-form";

export const metadata: Metadata = { title: "Sign in" };

interface SignInPageProps {
  searchParams: Promise<{ next?: string | string[] }>;
}

export default async function SignInPage({ searchParams }: SignInPageProps) {
  const target = ownPath((await searchParams).next);
  if (await currentSession()) redirect(target);
  if (!(await isSetUp({ ctx: await visitorContext() }))) {
    return (
      <Notice title="This instance is not set up yet">
        Open the address that <code className="font-mono">npm start</code> printed: it carries the one-time
        code for making the first account.
      </Notice>
    );
  }
  const providers = providerChoices();
  return (
    <>
      <h1 className="text-lg font-semibold">Sign in</h1>
      <SignInForm target={target} />
      {providers.length > 0 && <ProviderButtons providers={providers} target={target} />}
      <p className="text-sm">
        <Link href={paths.forgotPassword()} className="text-accent underline-offset-2 hover:underline">
          Forgot your password?
        </Link>
      </p>
    </>
  );
}
