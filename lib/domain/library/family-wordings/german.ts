import type { FamilyWordings } from "./family-wordings";

/** `{category}` stands wherever "Ich suche" has it, in the accusative: "ein Hotel", "Laufschuhe", "einen Staubsauger". */
export const GERMAN: FamilyWordings = {
  recommendation: [
    "Ich suche {category}. Welche Marken empfiehlst du mir?",
    "Kannst du mir eine Marke für {category} empfehlen?",
  ],
  best: [
    "Welche Marken sind die besten, wenn es um {category} geht?",
    "Nenne mir eine Rangliste der besten Marken für {category}.",
  ],
  known: [
    "Welche Marken sind für {category} am bekanntesten?",
    "Welche Unternehmen sind Marktführer, wenn es um {category} geht?",
  ],
  value: [
    "Welche Marke hat das beste Preis-Leistungs-Verhältnis, wenn es um {category} geht?",
    "Ich möchte für {category} nicht viel ausgeben. Welche Marken sind trotzdem gut?",
  ],
  quality: [
    "Welche Marken stehen für Qualität, wenn es um {category} geht?",
    "Welche Marke enttäuscht ihre Kunden am seltensten, wenn es um {category} geht?",
  ],
  beginners: [
    "Ich suche {category} und kenne mich kaum aus. Welche Marken sollte ich mir zuerst ansehen?",
    "Welche Marken eignen sich für Einsteiger, wenn es um {category} geht?",
  ],
  demanding: [
    "Für welche Marken entscheiden sich Profis, wenn es um {category} geht?",
    "Ich suche {category} und habe hohe Ansprüche. Welche Marke passt zu mir?",
  ],
  reviews: [
    "Welche Marken bekommen die besten Bewertungen, wenn es um {category} geht?",
    "Mit welchen Marken sind Kunden am zufriedensten, wenn es um {category} geht?",
  ],
  service: [
    "Welche Marken haben den besten Kundenservice, wenn es um {category} geht?",
    "Ich suche {category}. Welche Marken helfen am schnellsten, wenn es Probleme gibt?",
  ],
  new: [
    "Welche neueren Marken sind einen Blick wert, wenn es um {category} geht?",
    "Welche Marken sind gerade im Kommen, wenn es um {category} geht?",
  ],
  comparison: [
    "Vergleiche für mich die führenden Marken für {category}.",
    "Wie unterscheiden sich die besten Marken für {category}?",
  ],
  choice: [
    "Ich muss mich diese Woche für {category} entscheiden. Welche Marke würdest du nehmen?",
    "Welche Marken gehören in meine engere Auswahl für {category}?",
  ],
  place: [
    "Standort: {place}. Welche Marken sind dort am beliebtesten, wenn es um {category} geht?",
    "Ich suche {category}. Mein Standort: {place}. Welche Marken kommen in Frage?",
  ],
};
