import { Missing } from "@/components/states/missing";

/** What is not there, inside the shell. */
export default function NotFoundHere() {
  return <Missing>It does not exist on this instance. The navigation leads to what there is.</Missing>;
}
