import { useEffect, useState } from 'react';
import { Button } from './Button';

interface CopyButtonProps {
  readonly text: string;
  readonly what: string;
  readonly size?: 'compact';
}

export function CopyButton({ text, what, size }: CopyButtonProps) {
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), 2500);
    return () => clearTimeout(timer);
  }, [copied]);
  return (
    <Button size={size} icon={copied ? 'check' : 'copy'} onClick={async () => setCopied(await copy(text))}>
      <span aria-live="polite">{copied ? 'Copied' : `Copy ${what}`}</span>
    </Button>
  );
}

/** Browsers keep the clipboard from pages on plain http addresses; there the person copies from a prompt. */
async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    prompt('Copy this:', text);
    return false;
  }
}
