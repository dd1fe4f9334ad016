import type { ComponentProps } from "react";
import { Select } from "@/components/ui/select";
import type { Role } from "@/lib/domain/team/permission";
import { ROLE_WORDS } from "../role-words";

interface RoleSelectProps extends Omit<ComponentProps<typeof Select>, "onChange" | "value"> {
  roles: readonly Role[];
  value: Role;
  onChange: (role: Role) => void;
}

/** Chooses a role among those that one may give. */
export const RoleSelect = ({ roles, value, onChange, ...props }: RoleSelectProps) => (
  <Select
    value={value}
    onChange={({ target }) => {
      const chosen = roles.find((role) => role === target.value);
      if (chosen) onChange(chosen);
    }}
    {...props}
  >
    {roles.map((role) => (
      <option key={role} value={role}>
        {ROLE_WORDS[role].name}
      </option>
    ))}
  </Select>
);
