import type { ReactNode } from "react";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { PASSWORD_MIN } from "@/lib/domain/team/password-limits";

interface NewPasswordFieldProps {
  name: string;
  label?: string;
  /** What happens besides, once it is chosen: a sentence. */
  also?: string;
  error: ReactNode;
  autoFocus?: boolean;
}

/** Where somebody chooses a password. */
export const NewPasswordField = ({
  name,
  label = "New password",
  also,
  error,
  autoFocus,
}: NewPasswordFieldProps) => (
  <Field
    label={label}
    hint={[`At least ${PASSWORD_MIN} characters.`, also].filter(Boolean).join(" ")}
    error={error}
  >
    <Input
      name={name}
      type="password"
      autoComplete="new-password"
      minLength={PASSWORD_MIN}
      required
      autoFocus={autoFocus}
    />
  </Field>
);
