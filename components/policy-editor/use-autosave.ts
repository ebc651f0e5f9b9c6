'use client';
import { type RefObject, useCallback, useEffect, useRef, useState } from 'react';
import { saveDraftInput } from '@/lib/policy/schema';
import { type SaveAnswer, sendDraft } from './save-request';

const quietTime = 2_000;
const retryTime = 10_000;
const names = ['title', 'sourceText', 'changeSummary', 'materiality'] as const;

/** A form writes its line ends in its own way. */
const unified = (text: string) => text.replace(/\r\n?/g, '\n');

/** What stands in the form of a draft. A radio that is not chosen is an empty word. */
export function formFields(element: HTMLFormElement): Record<(typeof names)[number], string> {
  const form = new FormData(element);
  const value = (name: string) => {
    const found = form.get(name);
    return typeof found === 'string' ? found : '';
  };
  return {
    title: value('title'),
    sourceText: value('sourceText'),
    changeSummary: value('changeSummary'),
    materiality: value('materiality'),
  };
}

/**
 * What stands in the form while React takes over the page of the server: it sets the text fields back to what they
 * came with, whatever was typed into them meanwhile.
 */
function typedEarly(): Record<string, string> | null {
  if (typeof document === 'undefined') return null;
  const form = document.querySelector<HTMLTextAreaElement>('[name="sourceText"]')?.form;
  return form ? formFields(form) : null;
}

function restore(form: HTMLFormElement, typed: Record<string, string>): void {
  for (const [name, value] of Object.entries(typed)) {
    const field = form.elements.namedItem(name);
    if (field instanceof HTMLTextAreaElement && field.value !== value) field.value = value;
  }
}

function check(id: string, version: number, fields: Record<string, string>): SaveAnswer | null {
  const parsed = saveDraftInput.safeParse({ id, version, ...fields });
  if (parsed.success) return null;
  const wrong = parsed.error.issues.map(({ path, message }) => [String(path[0] ?? '_'), message] as const);
  return { kind: 'invalid', fields: Object.fromEntries(wrong.reverse()) };
}

/** `waiting`: the page is here and its scripts are not yet; what is typed meanwhile is looked at when they are. */
export type Work = 'waiting' | 'clean' | 'dirty' | 'saving';

const isFinal = (answer: SaveAnswer | null) => answer?.kind === 'stale' || answer?.kind === 'closed';

/**
 * Saves a draft two seconds after the last change, one save after another. A save that found a newer version, or a text
 * that is no longer a draft, ends it until somebody decides; without a connection it is tried again. While anything is
 * not saved, the browser asks before the page is left.
 */
export function useAutosave(
  element: RefObject<HTMLFormElement | null>,
  start: {
    id: string;
    version: number;
    answer: SaveAnswer | null;
    dirty: boolean;
    kept: Record<(typeof names)[number], string>;
  },
) {
  const { id } = start;
  const [version, setVersion] = useState(start.version);
  const [answer, setAnswer] = useState(start.answer);
  const [work, setWork] = useState<Work>(start.dirty ? 'dirty' : 'waiting');
  const now = useRef({ version: start.version, dirty: start.dirty, ended: isFinal(start.answer) });
  const timer = useRef<number | undefined>(undefined);
  const queue = useRef<Promise<boolean>>(Promise.resolve(true));

  const saveOnce = useCallback(async (): Promise<boolean> => {
    const form = element.current;
    if (!now.current.dirty || !form) return !now.current.dirty;
    const fields = formFields(form);
    now.current.dirty = false;
    setWork('saving');
    const body = new FormData();
    for (const [name, value] of Object.entries({ ...fields, version: String(now.current.version) }))
      body.set(name, value);
    const got = check(id, now.current.version, fields) ?? (await sendDraft(id, body));
    if (got.kind === 'saved') {
      now.current.version = got.version;
      setVersion(got.version);
    } else now.current.dirty = true;
    now.current.ended = isFinal(got);
    setAnswer(got);
    setWork(now.current.dirty ? 'dirty' : 'clean');
    return got.kind === 'saved' && !now.current.dirty;
  }, [element, id]);

  const flush = useCallback((): Promise<boolean> => {
    clearTimeout(timer.current);
    queue.current = queue.current.then(saveOnce);
    return queue.current;
  }, [saveOnce]);

  const later = useCallback(
    (delay: number) => {
      clearTimeout(timer.current);
      if (!now.current.ended) timer.current = window.setTimeout(() => void flush(), delay);
    },
    [flush],
  );

  const changed = useCallback(() => {
    now.current.dirty = true;
    setWork((before) => (before === 'saving' ? before : 'dirty'));
    later(quietTime);
  }, [later]);

  /** Goes on over the given version, or, without one, forgets what is not saved because the page is left for good. */
  const settle = useCallback((over: number | null) => {
    clearTimeout(timer.current);
    if (over === null) now.current.dirty = false;
    else now.current.version = over;
    now.current.ended = over === null;
    setWork(over === null ? 'clean' : 'dirty');
  }, []);

  // Once, with what the server sent: whoever types before the scripts have come has typed nothing in vain.
  const first = useRef(start.kept);
  const [early] = useState(typedEarly);
  useEffect(() => {
    if (now.current.dirty || !element.current) return;
    if (early) restore(element.current, early);
    const typed = formFields(element.current);
    const same = names.every((name) => unified(typed[name]) === unified(first.current[name]));
    if (same) setWork((before) => (before === 'waiting' ? 'clean' : before));
    else changed();
  }, [element, changed, early]);

  useEffect(() => {
    if (answer?.kind === 'failed' || answer?.kind === 'offline') later(retryTime);
    const again = () => now.current.dirty && later(0);
    addEventListener('online', again);
    return () => removeEventListener('online', again);
  }, [answer, later]);

  useEffect(() => {
    const ask = (event: BeforeUnloadEvent) => {
      if (work !== 'clean') event.preventDefault();
    };
    addEventListener('beforeunload', ask);
    return () => removeEventListener('beforeunload', ask);
  }, [work]);

  useEffect(() => () => clearTimeout(timer.current), []);

  return { version, answer, work, changed, flush, settle };
}
