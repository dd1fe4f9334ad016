import type { FamilyWordings } from "./family-wordings";

/** `{category}` stands as after "Je cherche", with its article: "un hôtel", "des chaussures de running"; so no "de" is before it. */
export const FRENCH: FamilyWordings = {
  recommendation: [
    "Je cherche {category}. Quelles marques me recommandez-vous ?",
    "Pouvez-vous me recommander une marque pour {category} ?",
  ],
  best: [
    "Quelles sont les meilleures marques quand on cherche {category} ?",
    "Donnez-moi un classement des meilleures marques pour {category}.",
  ],
  known: [
    "Quelles sont les marques les plus connues quand on cherche {category} ?",
    "Quelles entreprises dominent le marché quand on cherche {category} ?",
  ],
  value: [
    "Quelle marque offre le meilleur rapport qualité-prix quand on cherche {category} ?",
    "Je cherche {category} sans vouloir dépenser beaucoup. Quelles marques restent bonnes ?",
  ],
  quality: [
    "Quelles marques sont gage de qualité quand on cherche {category} ?",
    "Je cherche {category}. Quelle marque déçoit le moins ses clients ?",
  ],
  beginners: [
    "Je cherche {category} et je m’y connais peu. Quelles marques faut-il regarder en premier ?",
    "Quelles marques conviennent aux débutants qui cherchent {category} ?",
  ],
  demanding: [
    "Quelles marques les professionnels choisissent-ils quand ils cherchent {category} ?",
    "Je cherche {category} et je suis très exigeant. Quelle marque me conviendrait ?",
  ],
  reviews: [
    "Je cherche {category}. Quelles marques ont les meilleurs avis ?",
    "Je cherche {category}. De quelles marques les clients sont-ils le plus satisfaits ?",
  ],
  service: [
    "Je cherche {category}. Quelles marques ont le meilleur service client ?",
    "Je cherche {category}. En cas de problème, quelles marques aident le plus vite ?",
  ],
  new: [
    "Quelles marques récentes valent le coup d’œil quand on cherche {category} ?",
    "Quelles marques ont le vent en poupe quand on cherche {category} ?",
  ],
  comparison: [
    "Comparez pour moi les principales marques pour {category}.",
    "Quelles sont les différences entre les meilleures marques pour {category} ?",
  ],
  choice: [
    "Je dois choisir {category} cette semaine. Quelle marque prendriez-vous ?",
    "Quelles marques devrais-je retenir pour {category} ?",
  ],
  place: [
    "Je cherche {category}. Lieu : {place}. Quelles marques y sont les plus appréciées ?",
    "Lieu : {place}. Je cherche {category}. Quelles marques devrais-je envisager ?",
  ],
};
