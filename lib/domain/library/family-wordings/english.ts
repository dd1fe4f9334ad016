import type { FamilyWordings } from "./family-wordings";

/** `{category}` goes with one thing, several, or what is not counted: "a hotel", "running shoes", "software". */
export const ENGLISH: FamilyWordings = {
  recommendation: [
    "I am looking for {category}. Which brands do you recommend?",
    "Can you recommend a brand when it comes to {category}?",
  ],
  best: [
    "When it comes to {category}, which brands are the best?",
    "Give me a ranking of the best brands for {category}.",
  ],
  known: [
    "Which brands are best known for {category}?",
    "Which companies lead the market when it comes to {category}?",
  ],
  value: [
    "Which brand gives the best value for money in {category}?",
    "I do not want to spend much on {category}. Which brands are still good?",
  ],
  quality: [
    "Which brands stand for quality in {category}?",
    "Which brand lets its customers down least when it comes to {category}?",
  ],
  beginners: [
    "I know little about {category}. Which brands should I look at first?",
    "Which brands of {category} suit beginners?",
  ],
  demanding: [
    "Which brands do professionals choose when it comes to {category}?",
    "I ask a lot of {category}. Which brand would suit me?",
  ],
  reviews: [
    "Which brands get the best reviews for {category}?",
    "With which brands of {category} are customers most content?",
  ],
  service: [
    "Which brands have the best customer service when it comes to {category}?",
    "If something goes wrong with {category}, which brands help fastest?",
  ],
  new: [
    "Which newer brands of {category} are worth a look?",
    "Which brands are gaining ground in {category} at the moment?",
  ],
  comparison: [
    "Compare the leading brands of {category} for me.",
    "What are the differences between the best brands for {category}?",
  ],
  choice: [
    "I have to decide on {category} this week. Which brand would you take?",
    "Which brands should be on my shortlist for {category}?",
  ],
  place: [
    "Which brands of {category} are most popular in {place}?",
    "I live in {place} and am looking for {category}. Which brands should I consider?",
  ],
};
