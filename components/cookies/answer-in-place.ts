type Answer = { outcome: string; gpc: boolean; run: string[]; switches: Record<string, boolean> };

/**
 * What makes the forms of the choice answer without leaving the page. It is never called here: `ChoiceScript` puts its
 * own text into the page, so it stands alone (no imports, nothing from outside) and may only use what the markup of
 * `CookieBanner`, `SavedMessage` and `ChoiceForm` gives it. The production build shortens it with everything else.
 *
 * It may run, and be used, long before React takes the page over. Therefore it changes attributes only, on elements
 * that say `suppressHydrationWarning`, and never their text or order: React leaves both as it finds them.
 *
 * Where anything it needs is missing, it leaves the form to the browser, which posts it as without JavaScript.
 */
export function answerInPlace(): void {
  const doc = document;
  const all = <E extends HTMLElement>(css: string) => [...doc.querySelectorAll<E>(css)];
  const { nonce } = doc.currentScript as HTMLScriptElement;
  const [banner] = all('[data-cookie-banner]');
  const [question] = all<HTMLFormElement>('[data-cookie-banner] form');
  /** A record on its way, which the next page must not overtake: it would ask again. */
  let pending: Promise<unknown> | null = null;
  // Global Privacy Control as a property: a browser or a tool may set it without the header, which the server would see.
  const signal = (navigator as { globalPrivacyControl?: boolean }).globalPrivacyControl;

  /** Puts the message in the place of the question; without an outcome, the question again. */
  const say = (outcome?: string) => {
    // The page about cookies has a place of its own for the message; it comes last.
    const message = all('[data-cookie-said]').pop() as HTMLElement;
    message.hidden = !outcome;
    for (const line of all('[data-outcome]')) line.hidden = line.dataset.outcome !== outcome;
    if (banner && question) {
      question.hidden = !!outcome;
      banner.hidden = !!outcome && !banner.contains(message);
    }
    return message;
  };

  /** What the server stored: ticks that say so, and what may run from now on. Fails when it is no answer of the kind. */
  const settle = (detail: Answer) => {
    const { outcome, gpc, run } = detail;
    for (const src of run) doc.head.append(Object.assign(doc.createElement('script'), { src, nonce }));
    say(gpc ? 'gpc' : outcome);
    for (const box of all<HTMLInputElement>('#choose :enabled[type=checkbox]'))
      if (outcome !== 'partly') box.checked = outcome === 'accepted';
    doc.dispatchEvent(new CustomEvent('portal:choice', { detail }));
  };

  const send = async (form: HTMLFormElement, choice: string, pressed?: HTMLElement) => {
    // Pressing twice sends once.
    if (form.inert) return;
    const body = new URLSearchParams(new FormData(form) as unknown as Record<string, string>);
    body.set('choice', choice);
    if (signal) body.set('gpc', 'on');
    const error = form.querySelector('[role=alert]') as HTMLElement;
    error.hidden = form.inert = true;

    // The answer is seen first, then sent; it is taken back if it was not stored.
    const expected: Record<string, string> = { accept: 'accepted', refuse: 'refused', save: 'partly' };
    const message = say(signal ? 'gpc' : expected[choice]);
    if (pressed) message.focus();
    try {
      const answer = await fetch(form.action, {
        method: 'POST',
        body,
        headers: { accept: 'application/json' },
        keepalive: true,
      });
      // What was shown is no longer what is asked.
      if (answer.status === 409) return location.reload();
      settle(await answer.json());
      form.inert = form === question;
    } catch {
      // A signal is a refusal whether or not it could be recorded: nothing is asked again.
      if (!pressed) return;
      say();
      error.hidden = form.inert = false;
      pressed.focus();
    }
  };

  addEventListener('submit', (event) => {
    const form = event.target as HTMLFormElement;
    const button = event.submitter as HTMLButtonElement | null;
    if (!button || !form.action.endsWith('/api/cookies/choice')) return;
    event.preventDefault();
    pending = send(form, button.value, button).then(() => {
      pending = null;
    });
  });

  addEventListener('click', (event) => {
    const { target } = event;
    const link = (target as Element).closest<HTMLElement>('[data-cookie-hide]');
    const away = (target as Element).closest<HTMLAnchorElement>('a[href]');
    // The second half of a double click on an answer is not meant for what came under the pointer meanwhile.
    if (link || (event.detail > 1 && question?.hidden)) event.preventDefault();
    if (link) (link.closest(link.dataset.cookieHide as string) as HTMLElement).hidden = true;
    else if (
      away &&
      pending &&
      !event.defaultPrevented &&
      !event.ctrlKey &&
      !event.metaKey &&
      !event.shiftKey
    ) {
      event.preventDefault();
      void pending.then(() => location.assign(away.href));
    }
  });

  // A page that the browser kept whole for «Back» may hold a question that has been answered meanwhile.
  addEventListener('pagehide', () => {
    if (banner) banner.style.visibility = 'hidden';
  });
  addEventListener('pageshow', async ({ persisted }) => {
    if (!persisted) return;
    if (!banner || all('#choose')[0]) return location.reload();
    try {
      banner.hidden = (await (await fetch('/api/cookies/choice')).json()).chosen;
    } catch {}
    banner.style.visibility = '';
  });

  if (signal && question?.querySelector('[value=accept]')) void send(question, 'refuse');
}
