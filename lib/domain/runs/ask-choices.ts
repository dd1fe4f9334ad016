/** What a run of a set can be made of. */
export interface AskChoices {
  sets: { id: string; name: string; prompts: number }[];
  markets: { id: string; name: string; language: string; country: string | null; city: string | null }[];
  personas: { id: string; name: string }[];
}
