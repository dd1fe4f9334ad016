import * as mail from "@/lib/services/mail";
import { MACHINE, type Line } from "./allowed";

export const mailLines: Line[] = [
  [
    "mail.deliverMail",
    MACHINE,
    "done",
    "not_found",
    (ctx) => mail.deliverMail({ ctx, input: { mailId: crypto.randomUUID() } }),
  ],
];
