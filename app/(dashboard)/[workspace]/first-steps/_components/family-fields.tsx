import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";
import { withoutTricks } from "@/lib/format/hostile";
import { familyProblem } from "../first-steps-problems";
import type { ReviewedFamily } from "../first-steps-values";

interface FamilyFieldsProps {
  families: readonly ReviewedFamily[];
  onChange: (families: ReviewedFamily[]) => void;
}

/** Families of questions, each to be left out or worded otherwise. */
export const FamilyFields = ({ families, onChange }: FamilyFieldsProps) => (
  <ul aria-label="Families" className="bg-surface divide-y rounded-md border">
    {families.map((family, place) => {
      const { key, name, questions, isChosen } = family;
      const shown = withoutTricks(name);
      const change = (changed: Partial<ReviewedFamily>) =>
        onChange(families.with(place, { ...family, ...changed }));
      return (
        <li key={key} className="grid gap-x-4 gap-y-1 p-3 sm:grid-cols-[11rem_minmax(0,1fr)]">
          <Checkbox label={shown} checked={isChosen} onChange={() => change({ isChosen: !isChosen })} />
          {isChosen ? (
            <Field label={`Questions of ${shown}`} labelHidden error={familyProblem(family) ?? undefined}>
              <Textarea
                dir="auto"
                rows={2}
                value={questions}
                onChange={({ target }) => change({ questions: target.value })}
              />
            </Field>
          ) : (
            <p className="text-muted text-sm">Left out.</p>
          )}
        </li>
      );
    })}
  </ul>
);
