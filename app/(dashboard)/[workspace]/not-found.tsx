import { Missing } from "@/components/states/missing";

/** What is not there, or is another workspace's, inside the shell. */
export default function NotFoundHere() {
  return (
    <Missing>
      It does not exist in this workspace, or it was deleted. The navigation leads to what there is.
    </Missing>
  );
}
