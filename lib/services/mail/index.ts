export { deliverMail } from "./deliver";
