'use client';
import { useRouter } from 'next/navigation';
import { useEffect } from 'react';
import { choiceEvent } from '@/lib/cookies/consent-mode.rules';

/**
 * Fetches the page about cookies anew after a choice that was made in place, so that it says what is stored. A choice
 * may be older than this component: the page can be used before React has taken it over.
 */
export function ChoiceRefresh() {
  const router = useRouter();
  useEffect(() => {
    const refresh = () => router.refresh();
    if (document.querySelector('[data-cookie-said]:not([hidden])')) refresh();
    document.addEventListener(choiceEvent, refresh);
    return () => document.removeEventListener(choiceEvent, refresh);
  }, [router]);
  return null;
}
