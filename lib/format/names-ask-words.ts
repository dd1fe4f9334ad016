/** What is sent to ask which brands there are: nothing of one's own is named. */
export const wordNamesAsk = ({ category, place }: { category: string; place: string | null }): string =>
  `Which brands are best known for ${category}${place === null ? "" : ` in ${place}`}? List the ten best known, with a sentence on each.`;
