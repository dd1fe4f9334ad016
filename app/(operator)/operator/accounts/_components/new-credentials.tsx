import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { Link } from "@/components/ui/link";
import { paths } from "@/lib/paths";

interface NewCredentialsProps {
  title: string;
  credentials: { login: string; password: string };
  /** Where the API is reached. */
  origin: string;
  onDone: () => void;
}

/** A login and its password, shown this once, with a first call to try them by. */
export function NewCredentials({ title, credentials, origin, onDone }: NewCredentialsProps) {
  const { login, password } = credentials;
  const call = `curl -u '${login}:${password}' '${origin}/v3/appendix/user_data'`;
  const parts = [
    { name: "Login", value: login, copy: "Copy the login" },
    { name: "Password", value: password, copy: "Copy the password" },
    { name: "Base URL", value: origin, copy: "Copy the base URL" },
    { name: "First call", value: call, copy: "Copy the call" },
  ];
  return (
    <section
      aria-labelledby="new-credentials"
      className="border-good/40 bg-good-soft mb-6 flex max-w-3xl flex-col gap-3 rounded-md border p-3"
    >
      <div role="status">
        <h2 id="new-credentials" className="font-semibold">
          {title}
        </h2>
        <p>The password is shown this once: only its hash is kept here. Copy it now.</p>
      </div>
      <dl className="flex flex-col gap-2">
        {parts.map(({ name, value, copy }) => (
          <div key={name} className="grid gap-x-3 sm:grid-cols-[6rem_minmax(0,1fr)]">
            <dt className="text-muted text-sm sm:pt-1">{name}</dt>
            <dd className="flex items-start gap-1">
              <code className="min-w-0 flex-1 pt-1 font-mono text-sm break-all">{value}</code>
              <CopyButton text={value} label={copy} />
            </dd>
          </div>
        ))}
      </dl>
      <p className="text-muted text-sm">
        The first call is free and says what the account may do. All others are in the{" "}
        <Link href={paths.reference()} className="text-accent underline underline-offset-2">
          API reference
        </Link>
        .
      </p>
      <div>
        <Button onClick={onDone}>I have kept it</Button>
      </div>
    </section>
  );
}
