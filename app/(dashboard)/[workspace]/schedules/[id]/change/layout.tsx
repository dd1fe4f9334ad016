import { guardedLayout } from "@/lib/web/guarded-layout";

export default guardedLayout("schedule:write");
