'use client';
import { useEffect, useRef, useState } from 'react';
import { Button } from '@/components/ui/button';
import type { SessionEnd } from '@/lib/sessions/session.rules';

type Words = Record<'soon' | 'last' | 'over' | 'stayed' | 'stay' | 'signIn' | 'hide', string>;
/** `soon`: it can be put off. `last`: it cannot. `over`: it has ended. `stayed`: it was put off just now. */
type Phase = 'quiet' | 'soon' | 'last' | 'over' | 'stayed';

/** Tabs of one browser tell each other that the session was used. */
const channelName = 'portal-session';

/** The end of the session, looked at (GET) or put off (POST); null when it is over. Throws without a network. */
async function askPortal(method: 'GET' | 'POST'): Promise<SessionEnd | null> {
  const answer = await fetch('/api/session', { method });
  if (answer.status === 401) return null;
  if (!answer.ok) throw new Error('not now');
  return answer.json();
}

/**
 * The end of the session, announced two minutes before it at the foot of the window. Takes no focus from who is typing;
 * what was typed stays on the page after the end too, and can be sent after signing in in another tab.
 */
export function SessionWarning({
  end,
  warnSeconds,
  signIn,
  words,
}: {
  end: SessionEnd;
  warnSeconds: number;
  signIn: string;
  words: Words;
}) {
  const [phase, setPhase] = useState<Phase>('quiet');
  const [current, setCurrent] = useState({ ...end, from: 0 });
  const channel = useRef<BroadcastChannel | null>(null);
  /** Where somebody typed who came to the button from there. */
  const before = useRef<HTMLElement | null>(null);

  useEffect(() => {
    const tabs = new BroadcastChannel(channelName);
    channel.current = tabs;
    tabs.onmessage = ({ data }) => {
      setCurrent({ ...data, from: Date.now() });
      setPhase('quiet');
    };
    tabs.postMessage(end);
    return () => tabs.close();
  }, [end]);

  // Timers stand still while a computer sleeps: the clock is looked at, not counted on. What is done on a page without leaving
  // it uses the session too: before anything is said, the portal is asked.
  useEffect(() => {
    const began = current.from || Date.now();
    const leftNow = () => current.seconds - (Date.now() - began) / 1000;
    const asked = { soon: false, over: false };
    const say = (truth: SessionEnd | null | undefined) => {
      if (truth && truth.seconds > warnSeconds) setCurrent({ ...truth, from: Date.now() });
      else if (truth === null || leftNow() <= 0) setPhase('over');
      else setPhase((truth ?? current).extends ? 'soon' : 'last');
    };
    const look = () => {
      const left = leftNow();
      const stage = left <= 0 ? 'over' : 'soon';
      if (left > warnSeconds || asked[stage]) return;
      asked[stage] = true;
      void askPortal('GET').then(say, () => say(undefined));
    };
    const timer = setInterval(look, 5_000);
    look();
    return () => clearInterval(timer);
  }, [current, warnSeconds]);

  // What has the focus must not be under the warning.
  useEffect(() => {
    const { style } = document.documentElement;
    style.scrollPaddingBottom = phase === 'quiet' ? '' : '8rem';
    return () => {
      style.scrollPaddingBottom = '';
    };
  }, [phase]);

  async function goOn() {
    try {
      const next = await askPortal('POST');
      if (!next) return setPhase('over');
      setCurrent({ ...next, from: Date.now() });
      channel.current?.postMessage(next);
      // Near the end that nothing puts off there is no more to stay for.
      setPhase(next.seconds > warnSeconds ? 'stayed' : 'last');
      before.current?.focus();
    } catch {
      // The warning stays; the button can be pressed again.
    }
  }

  return (
    <div
      aria-live="polite"
      data-session={phase}
      className={
        phase === 'quiet'
          ? 'sr-only'
          : 'fixed inset-x-0 bottom-0 z-10 border-t-2 border-warn bg-warn-soft text-ink print:hidden'
      }
    >
      {phase === 'quiet' ? null : (
        <div className="page-width flex flex-wrap items-center gap-x-6 gap-y-3 py-4">
          <p className="mt-0">{words[phase]}</p>
          {phase === 'soon' ? (
            <Button
              type="button"
              variant="secondary"
              onFocus={({ relatedTarget }) => {
                before.current = relatedTarget instanceof HTMLElement ? relatedTarget : null;
              }}
              onClick={goOn}
            >
              {words.stay}
            </Button>
          ) : null}
          {phase === 'over' ? (
            <a href={signIn} target="_blank" rel="noopener" className="tap inline-flex items-center">
              {words.signIn}
            </a>
          ) : null}
          {phase === 'stayed' ? (
            <Button type="button" variant="quiet" onClick={() => setPhase('quiet')}>
              {words.hide}
            </Button>
          ) : null}
        </div>
      )}
    </div>
  );
}
