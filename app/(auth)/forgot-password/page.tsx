import type { Metadata } from "next";
import { Link } from "@/components/ui/link";
import { env } from "@/lib/env";
import { paths } from "@/lib/paths";
import { ForgotPasswordForm } from "./_components/forgot-password-form";

export const metadata: Metadata = { title: "Forgot your password?" };

export default function ForgotPasswordPage() {
  return (
    <>
      <h1 className="text-lg font-semibold">Forgot your password?</h1>
      {env().mail ? (
        <ForgotPasswordForm />
      ) : (
        <p className="text-muted">
          This instance sends no mail. Ask an owner or admin of your workspace, or whoever runs the instance,
          for a link by which you can choose a new password.
        </p>
      )}
      <p className="text-sm">
        <Link href={paths.signIn()} className="text-accent underline-offset-2 hover:underline">
          Back to sign-in
        </Link>
      </p>
    </>
  );
}
