/** Prompts that ask the same thing: the unit of sampling. */
export interface FamilyView {
  id: string;
  setId: string;
  name: string;
  /** `best {category} in {city}`, where the family came from one. */
  template: string | null;
  /** Its prompts in use. */
  size: number;
  members: { id: string; userPrompt: string; market: string | null; persona: string | null }[];
}
