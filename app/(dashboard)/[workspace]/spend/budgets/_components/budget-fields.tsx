import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";

/** What of a budget is typed, as it is typed. */
export interface TypedBudget {
  name: string;
  amount: string;
  /** Per cents, with commas between them. */
  warnAt: string;
}

type FieldErrors = Partial<Record<keyof TypedBudget, string[]>>;

/** As the action takes it: what is no number goes as it is, and is refused by its name. */
export const givenBudget = ({ name, amount, warnAt }: TypedBudget) => ({
  name,
  amount: amount.trim().replace(/^\$/, ""),
  warnAt: warnAt
    .split(/[\s,;%]+/)
    .filter((share) => share !== "")
    .map(Number),
});

interface BudgetFieldsProps {
  typed: TypedBudget;
  errors: FieldErrors | undefined;
  onChange: (typed: TypedBudget) => void;
}

/** Name, amount and what is warned of. */
export const BudgetFields = ({ typed, errors, onChange }: BudgetFieldsProps) => (
  <>
    <Field label="Name" error={errors?.name?.[0]}>
      <Input
        value={typed.name}
        autoComplete="off"
        onChange={({ target }) => onChange({ ...typed, name: target.value })}
      />
    </Field>
    <Field label="Amount" hint="Dollars." error={errors?.amount?.[0]}>
      <Input
        value={typed.amount}
        inputMode="decimal"
        autoComplete="off"
        onChange={({ target }) => onChange({ ...typed, amount: target.value })}
      />
    </Field>
    <Field
      label="Warn at"
      optional
      hint="Per cents of the amount, such as 50, 80, 100."
      error={errors?.warnAt && "At most five whole per cents from 1 to 100, with commas between them."}
    >
      <Input
        value={typed.warnAt}
        autoComplete="off"
        onChange={({ target }) => onChange({ ...typed, warnAt: target.value })}
      />
    </Field>
  </>
);
