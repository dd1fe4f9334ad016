import { Notice } from "@/components/ui/notice";

/** What is not there, inside the shell. */
export default function NotFoundHere() {
  return (
    <Notice title="There is nothing here">
      It does not exist on this instance. The navigation leads to what there is.
    </Notice>
  );
}
