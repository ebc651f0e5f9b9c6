'use client';
import { useEffect, useState } from 'react';

/** The last place whose top the reader has passed. */
function placeOf(places: readonly HTMLElement[]): HTMLElement | undefined {
  const line = window.innerHeight * 0.3;
  return places.findLast((place) => place.getBoundingClientRect().top <= line);
}

function followReading(nav: HTMLElement): () => void {
  const links = new Map(
    [...nav.querySelectorAll<HTMLAnchorElement>('a[href^="#"]')].map((link) => [link.hash.slice(1), link]),
  );
  const places = [...links.keys()].flatMap((id) => document.getElementById(decodeURIComponent(id)) ?? []);
  let current: HTMLAnchorElement | undefined;
  let due = 0;
  const update = () => {
    due = 0;
    const next = links.get(placeOf(places)?.id ?? '');
    if (next === current) return;
    current?.removeAttribute('aria-current');
    next?.setAttribute('aria-current', 'location');
    // Only the list itself is moved, never the page.
    if (next) {
      const { offsetTop, offsetHeight } = next;
      const isAbove = offsetTop < nav.scrollTop;
      const isBelow = offsetTop + offsetHeight > nav.scrollTop + nav.clientHeight;
      if (isAbove || isBelow) nav.scrollTop = offsetTop - nav.clientHeight / 2;
    }
    current = next;
  };
  const soon = () => {
    due ||= requestAnimationFrame(update);
  };
  addEventListener('scroll', soon, { passive: true });
  addEventListener('resize', soon, { passive: true });
  soon();
  return () => {
    removeEventListener('scroll', soon);
    removeEventListener('resize', soon);
    cancelAnimationFrame(due);
  };
}

type Words = { copy: string; copied: string };

/** One button that stands after the number of the clause that is pointed at or focused, and copies its address. */
function offerCopy(text: HTMLElement, words: Words, say: (line: string) => void): () => void {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'policy-copy';
  button.dataset.note = '';
  const offer = (event: Event) => {
    const clause = (event.target as Element).closest<HTMLElement>('.policy-clause, .policy-heading');
    const number = clause?.querySelector<HTMLAnchorElement>(':scope > .policy-number');
    if (!number || button.previousElementSibling === number) return;
    button.textContent = words.copy;
    button.setAttribute('aria-label', `${words.copy}: ${number.textContent}`);
    number.after(button);
  };
  const copy = async () => {
    const number = button.previousElementSibling as HTMLAnchorElement | null;
    if (!number) return;
    try {
      await navigator.clipboard.writeText(number.href);
    } catch {
      return; // The address can still be copied from the link.
    }
    button.textContent = words.copied;
    say(words.copied);
  };
  text.addEventListener('pointerover', offer);
  text.addEventListener('focusin', offer);
  button.addEventListener('click', copy);
  return () => {
    text.removeEventListener('pointerover', offer);
    text.removeEventListener('focusin', offer);
    button.remove();
  };
}

/** What makes reading easier where JavaScript runs: the contents follow the reader, each clause offers its address. */
export function ReadingAids({ copy, copied }: Words) {
  const [said, say] = useState('');
  useEffect(() => {
    const nav = document.querySelector<HTMLElement>('[data-contents]');
    const text = document.getElementById('document');
    const undo = [
      ...(nav ? [followReading(nav)] : []),
      ...(text && navigator.clipboard ? [offerCopy(text, { copy, copied }, say)] : []),
    ];
    return () => {
      for (const step of undo) step();
    };
  }, [copy, copied]);
  return (
    <span role="status" className="sr-only">
      {said}
    </span>
  );
}
