"use client";

import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { FLAG_COLOUR_LABELS, FLAG_COLOURS, type FlagColour } from "@/lib/domain/answers/annotation";

interface ColourFieldProps {
  colour: FlagColour | null;
  onChange: (colour: FlagColour | null) => void;
}

/** The colour of a flag, out of the design's. */
export const ColourField = ({ colour, onChange }: ColourFieldProps) => (
  <Field label="Colour">
    <Select
      value={colour ?? ""}
      onChange={({ target }) => onChange(FLAG_COLOURS.find((known) => known === target.value) ?? null)}
    >
      <option value="">None</option>
      {FLAG_COLOURS.map((known) => (
        <option key={known} value={known}>
          {FLAG_COLOUR_LABELS[known]}
        </option>
      ))}
    </Select>
  </Field>
);
