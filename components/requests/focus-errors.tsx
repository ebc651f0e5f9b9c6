'use client';
import { useEffect } from 'react';

/** Moves the focus to the error summary of a page that came back with errors (a plain GET form). */
export function FocusErrors() {
  useEffect(() => document.querySelector<HTMLElement>('[data-error-summary]')?.focus(), []);
  return null;
}
