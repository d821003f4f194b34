import type { ButtonHTMLAttributes } from 'react';
import { Icon, type IconName } from './Icon';

interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  readonly look?: 'primary' | 'plain' | 'danger';
  readonly size?: 'large' | 'compact';
  readonly icon?: IconName;
  /** Sent, not yet acknowledged: stays focusable, does nothing. */
  readonly busy?: boolean;
  /** For a button that shows its icon only. */
  readonly label?: string;
}

export function Button({ look, size, icon, busy, label, className, children, onClick, ...rest }: ButtonProps) {
  const names = ['button', look, size, children === undefined && 'icon-only', className].filter(Boolean).join(' ');
  return (
    <button
      type="button"
      {...rest}
      className={names}
      aria-busy={busy || undefined}
      aria-label={label ?? rest['aria-label']}
      title={label ?? rest.title}
      onClick={busy ? undefined : onClick}
    >
      {icon && <Icon name={icon} size={size === 'compact' ? 16 : 18} />}
      {children}
    </button>
  );
}
