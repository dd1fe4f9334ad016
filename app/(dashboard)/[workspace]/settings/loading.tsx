import { FormSkeleton } from "@/components/states/skeletons";

export default function SettingsLoading() {
  return <FormSkeleton fields={3} />;
}
