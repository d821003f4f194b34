import { useEffect, useState } from 'react';
import { currentTheme, followSystem, setTheme } from '../design/theme';
import { Button } from './Button';

export function ThemeToggle() {
  const [theme, show] = useState(currentTheme);
  useEffect(() => followSystem(show), []);
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
