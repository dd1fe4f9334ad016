/** What a name is one by, where no two may be the same: its letters whatever their case, width and spacing. */
export const foldName = (name: string): string =>
  name.normalize("NFKC").toLowerCase().normalize("NFKC").trim().replace(/\s+/g, " ");
