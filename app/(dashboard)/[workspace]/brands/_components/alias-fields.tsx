import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Disclosure } from "@/components/ui/disclosure";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Textarea } from "@/components/ui/textarea";
import type { AliasValues } from "../brand-values";

interface AliasFieldsProps {
  /** From 1. */
  number: number;
  alias: AliasValues;
  problem: string | undefined;
  notProblem: string | undefined;
  onChange: (changed: Partial<AliasValues>) => void;
  onRemove: () => void;
}

/** How a brand is written, and what must be so that the writing is the brand. */
export function AliasFields({ number, alias, problem, notProblem, onChange, onRemove }: AliasFieldsProps) {
  const { text, exactCase, anywhere, exactAccents, not } = alias;
  return (
    <li className="bg-surface flex flex-col gap-2 rounded-md border p-3">
      <div className="flex items-end gap-2">
        <Field label={`Alias ${number}`} error={problem} className="flex-1">
          <Input
            dir="auto"
            value={text}
            autoComplete="off"
            onChange={({ target }) => onChange({ text: target.value })}
          />
        </Field>
        <Button size="medium" look="quiet" onClick={onRemove}>
          Remove<span className="sr-only"> alias {number}</span>
        </Button>
      </div>
      <div
        role="group"
        aria-label={`How alias ${number} is written`}
        className="flex flex-wrap gap-x-4 gap-y-1"
      >
        <Checkbox
          label="Capitals as written"
          checked={exactCase}
          onChange={({ target }) => onChange({ exactCase: target.checked })}
        />
        <Checkbox
          label="Accents as written"
          checked={exactAccents}
          onChange={({ target }) => onChange({ exactAccents: target.checked })}
        />
        <Checkbox
          label="Also within a word"
          checked={anywhere}
          onChange={({ target }) => onChange({ anywhere: target.checked })}
        />
      </div>
      <Disclosure summary="Not in these phrases" open={not !== ""}>
        <Field
          label={`Phrases in which alias ${number} is another word`}
          labelHidden
          hint="A phrase a line, each with the alias in it: Ring finger"
          error={notProblem}
        >
          <Textarea
            dir="auto"
            rows={2}
            value={not}
            onChange={({ target }) => onChange({ not: target.value })}
          />
        </Field>
      </Disclosure>
    </li>
  );
}
