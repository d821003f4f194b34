import { useState } from 'react';
import { currentTheme, setTheme } from '../design/theme';
import { Button } from './Button';

export function ThemeToggle() {
  const [theme, show] = useState(currentTheme);
  const other = theme === 'dark' ? 'light' : 'dark';
  return (
    <Button
      look="plain"
      icon={theme === 'dark' ? 'sun' : 'moon'}
      label={`Use the ${other} theme`}
      onClick={() => {
        setTheme(other);
        show(other);
      }}
    />
  );
}
