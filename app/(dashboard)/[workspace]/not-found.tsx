import { Notice } from "@/components/ui/notice";

/** What is not there, or is another workspace's, inside the shell. */
export default function NotFoundHere() {
  return (
    <Notice title="There is nothing here">
      It does not exist in this workspace, or it was deleted. The navigation leads to what there is.
    </Notice>
  );
}
