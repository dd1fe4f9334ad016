import { guardedLayout } from "@/lib/web/guarded-layout";

export default guardedLayout("answer:read");
