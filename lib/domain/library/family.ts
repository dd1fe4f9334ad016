/** Prompts that ask the same thing: the unit of sampling. */
export interface FamilyView {
  id: string;
  setId: string;
  name: string;
  /** `best {category} in {city}`, where the family came from one. */
  template: string | null;
  /** Its prompts in use. */
  size: number;
  /** Of all of those, the markets they are made for. */
  marketIds: string[];
  members: { id: string; userPrompt: string; market: string | null; persona: string | null }[];
}
