import { guardedLayout } from "@/lib/web/guarded-layout";

export default guardedLayout("run:create");
