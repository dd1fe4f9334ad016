export const FIRST_STEPS_QUESTION = "Whose visibility is it about, and what will first figures of it cost?";
