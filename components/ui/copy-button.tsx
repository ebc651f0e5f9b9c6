'use client';

import { useState, useSyncExternalStore } from 'react';
import { Button } from './button';

const never = () => () => {};

/** Copies `text`. Is not there until the browser proves that it can copy: no button without an act behind it. */
export function CopyButton({ text, label, copied }: { text: string; label: string; copied: string }) {
  const able = useSyncExternalStore(
    never,
    () => Boolean(navigator.clipboard),
    () => false,
  );
  const [done, setDone] = useState(false);
  if (!able) return null;
  const copy = async () => {
    // A refused permission leaves the button as it was; the text beside it can still be selected.
    setDone(
      await navigator.clipboard.writeText(text).then(
        () => true,
        () => false,
      ),
    );
  };
  return (
    <>
      <Button type="button" variant="quiet" onClick={copy}>
        {done ? copied : label}
      </Button>
      <span role="status" className="sr-only">
        {done ? copied : ''}
      </span>
    </>
  );
}
