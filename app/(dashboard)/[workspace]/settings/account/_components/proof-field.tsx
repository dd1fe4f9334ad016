import type { ComponentProps } from "react";
import { FailureWords } from "@/components/states/failure-words";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";

interface ProofFieldProps {
  /** Whoever has none proves it by a session that is new. */
  hasPassword: boolean;
  failure: ComponentProps<typeof FailureWords>["failure"] | undefined;
}

/** Where somebody proves once more that it is they. */
export const ProofField = ({ hasPassword, failure }: ProofFieldProps) =>
  hasPassword ? (
    <Field label="Your password" error={failure && <FailureWords failure={failure} />}>
      <Input name="password" type="password" autoComplete="current-password" required />
    </Field>
  ) : (
    failure && <Notice tone="danger" title={<FailureWords failure={failure} />} />
  );
