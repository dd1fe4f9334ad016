import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";

interface ChannelFormFieldsProps {
  typed: { name: string; url: string };
  errors: { name?: string[]; url?: string[] } | undefined;
  /** What is wrong with the address, as the server found. */
  urlProblem: string | undefined;
  urlHint: string;
  onChange: (change: { name?: string; url?: string }) => void;
}

/** What a channel is called, and where it leads. The address is never shown again. */
export const ChannelFormFields = ({
  typed,
  errors,
  urlProblem,
  urlHint,
  onChange,
}: ChannelFormFieldsProps) => (
  <>
    <Field label="Name" error={errors?.name?.[0]}>
      <Input
        value={typed.name}
        maxLength={60}
        autoComplete="off"
        onChange={({ target }) => onChange({ name: target.value })}
      />
    </Field>
    <Field label="Address" hint={urlHint} error={errors?.url?.[0] ?? urlProblem}>
      <Input
        type="password"
        inputMode="url"
        value={typed.url}
        maxLength={1_000}
        autoComplete="off"
        spellCheck={false}
        onChange={({ target }) => onChange({ url: target.value })}
      />
    </Field>
  </>
);
