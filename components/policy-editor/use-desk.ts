'use client';
import {
  type FormEvent,
  type MouseEvent,
  useActionState,
  useCallback,
  useEffect,
  useRef,
  useState,
} from 'react';
import type { Materiality } from '@/db/enums';
import { type FormState, idle } from '@/lib/forms/form-state';
import type { Locale } from '@/lib/i18n/routing';
import { saveDraftAction } from '@/lib/policy/actions';
import { parsePolicy } from '@/lib/policy/parse.rules';
import { maxSourceBytes } from '@/lib/policy/schema';
import { readFile } from './save-request';
import { useAutosave } from './use-autosave';

/** A draft as its editor begins. */
export type EditedDraft = {
  id: string;
  version: number;
  locale: Locale;
  title: string;
  sourceText: string;
  changeSummary: string;
  materiality: Materiality | '';
};

/** How long a pause in the writing is, and for how many characters it grows by as much: a long text takes time to draw. */
const showTime = 400;
const showStep = 50_000;

const isTooLarge = (text: string) => new TextEncoder().encode(text).length > maxSourceBytes;

/** What came back from a form that was sent without JavaScript, and what it means for the editor's beginning. */
function beginning(draft: EditedDraft, state: FormState) {
  const typed = state.status === 'error' ? state.values : {};
  const isStale = state.status === 'error' && state.code === 'conflict';
  const { version, title, sourceText, changeSummary, materiality } = draft;
  return {
    typed,
    start: {
      id: draft.id,
      // The version that was read when the text was typed: what somebody saved since is not to be overwritten unseen.
      version: Number(typed.version) || version,
      answer: isStale
        ? { kind: 'stale' as const, kept: { version, title, sourceText, changeSummary, materiality } }
        : null,
      dirty: state.status === 'error',
      kept: { title, sourceText, changeSummary, materiality },
    },
  };
}

/** Selects a clause in the text, where it can be mended. */
function selectClause(area: HTMLTextAreaElement, anchor: string): boolean {
  let from = 0;
  for (const block of parsePolicy(area.value).blocks) {
    if (block.anchor === anchor) {
      area.setSelectionRange(from, from);
      // Browsers scroll to the caret when a field gets the focus, and not when its selection changes.
      area.blur();
      area.focus();
      area.setSelectionRange(from, from + block.raw.trimEnd().length);
      return true;
    }
    from += block.raw.length;
  }
  return false;
}

type Loaded = { name: string; other: string; isFile: boolean };

/** Puts the text of a chosen file into the form; the text before it stays within reach. */
function useFile(id: string, put: (text: string) => string) {
  const [error, setError] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [loaded, setLoaded] = useState<Loaded | null>(null);
  const load = async (file: File | undefined) => {
    if (busy) return;
    setLoaded(null);
    if (!file) return setError('policyStaff.errors.chooseFile');
    if (file.size > maxSourceBytes) return setError('policy.upload.tooLarge');
    setError(null);
    setBusy(true);
    const got = await readFile(id, file);
    setBusy(false);
    if ('error' in got) return setError(got.error);
    setLoaded({ name: file.name, other: put(got.text), isFile: true });
  };
  const undo = () => {
    if (loaded) setLoaded({ ...loaded, other: put(loaded.other), isFile: !loaded.isFile });
  };
  return { error, busy, loaded, load, undo };
}

/**
 * Everything the editor of a draft does: joins the action of its form, which works without JavaScript, with saving
 * by itself, reading a file and showing the text while it is written.
 */
export function useDesk(draft: EditedDraft, path: string) {
  const element = useRef<HTMLFormElement>(null);
  const [state, save] = useActionState(saveDraftAction, idle);
  const { typed, start } = beginning(draft, state);
  const autosave = useAutosave(element, start);
  const { changed, flush, settle, answer } = autosave;
  const [text, setText] = useState((typed.sourceText ?? draft.sourceText).replace(/\r\n?/g, '\n'));
  const [attempts, setAttempts] = useState(0);
  const timer = useRef<number | undefined>(undefined);

  const area = useCallback(
    () => element.current?.elements.namedItem('sourceText') as HTMLTextAreaElement | null,
    [],
  );
  const put = (next: string): string => {
    const field = area();
    if (!field) return '';
    const before = field.value;
    field.value = next;
    setText(next);
    changed();
    return before;
  };
  const file = useFile(draft.id, put);

  useEffect(() => {
    // What was typed before the scripts came.
    const typedEarly = area()?.value;
    if (typedEarly !== undefined && !isTooLarge(typedEarly)) setText(typedEarly);
    return () => clearTimeout(timer.current);
  }, [area]);

  const onInput = (event: FormEvent<HTMLFormElement>) => {
    const { name, value } = event.target as HTMLInputElement;
    if (name === 'file' || name === '') return;
    changed();
    if (name !== 'sourceText') return;
    clearTimeout(timer.current);
    const pause = showTime * (1 + value.length / showStep);
    timer.current = window.setTimeout(() => isTooLarge(value) || setText(value), pause);
  };

  const onSubmit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const button = (event.nativeEvent as SubmitEvent).submitter as HTMLButtonElement | null;
    if (button?.value === 'load') {
      const chosen = element.current?.elements.namedItem('file') as HTMLInputElement | null;
      await file.load(chosen?.files?.[0]);
    } else {
      if (button?.name === 'version') settle(Number(button.value));
      const done = await flush();
      if (done && button?.value === 'submit') return location.assign(`${path}/submit`);
    }
    setAttempts((before) => before + 1);
  };

  /** Saves before a page is opened that shows what is kept. */
  const leave = (event: MouseEvent, to: string) => {
    if (autosave.work === 'clean') return;
    event.preventDefault();
    void flush().then((done) => (done ? location.assign(to) : setAttempts((before) => before + 1)));
  };

  const onPlace = (event: MouseEvent, anchor: string) => {
    const field = area();
    if (field && selectClause(field, anchor)) event.preventDefault();
  };

  const sentFields = state.status === 'error' && attempts === 0 ? (state.fields ?? {}) : {};
  const triedFields = attempts > 0 && answer?.kind === 'invalid' ? answer.fields : {};
  // What was said of the form when its owner wanted it saved; a text that cannot be kept is told of at once.
  const asked: Record<string, string> = {
    ...sentFields,
    ...triedFields,
    ...(file.error ? { file: file.error } : {}),
  };
  const unfit = answer?.kind === 'invalid' ? answer.fields.sourceText : undefined;
  const fields = unfit && unfit !== 'policy.upload.empty' ? { ...asked, sourceText: unfit } : asked;
  return {
    element,
    state,
    typed,
    text,
    asked,
    fields,
    attempts,
    file,
    autosave,
    isStale: answer?.kind === 'stale' ? answer.kept : null,
    formProps: { action: save, onInput, onSubmit, noValidate: true as const, autoComplete: 'off' },
    leave,
    onPlace,
    currentText: () => area()?.value ?? text,
    forget: () => settle(null),
  };
}
