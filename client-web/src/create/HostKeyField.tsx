import { TextField } from '../ui/TextField';

interface HostKeyFieldProps {
  readonly value: string;
  onChange(value: string): void;
}

/** What opening a session needs on a server that others can reach. */
export function HostKeyField({ value, onChange }: HostKeyFieldProps) {
  return (
    <TextField
      label="Host key"
      type="password"
      autoComplete="off"
      required
      maxLength={200}
      hint="The operator's own, or the one that the server printed when it was started."
      value={value}
      onChange={onChange}
    />
  );
}
