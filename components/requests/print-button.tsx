'use client';
import { useSyncExternalStore } from 'react';
import { Button } from '@/components/ui/button';

const never = () => () => {};

/** Prints the page. Is not there without JavaScript: no button without an act behind it. */
export function PrintButton({ label }: { label: string }) {
  const able = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
  if (!able) return null;
  return (
    <Button type="button" variant="quiet" onClick={() => window.print()}>
      {label}
    </Button>
  );
}
