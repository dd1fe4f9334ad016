export { verifyAnswer, verifyAnswers, type VerifiedAll } from "./verify";
