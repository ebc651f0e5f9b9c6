/*
 * Runs before anything else in each page that is watched. `window.benchAccept` is the selector of the button that
 * accepts; the banner counts as visible while that button can be seen and pressed.
 */
(() => {
  const since = performance.timeOrigin;
  const pressed = 'bench-pressed';
  const seen = {
    visibleAt: null,
    pressedAt: Number(sessionStorage.getItem(pressed)) || null,
    goneAt: null,
    shift: 0,
    longTasks: [],
    interactions: [],
  };

  /** In the page, in the window, not see-through, and the topmost thing at its centre. */
  const shown = () => {
    const button = document.querySelector(window.benchAccept);
    if (!button?.checkVisibility({ opacityProperty: true, visibilityProperty: true })) return false;
    const { left, top, width, height } = button.getBoundingClientRect();
    if (width === 0 || height === 0) return false;
    const on = document.elementFromPoint(left + width / 2, top + height / 2);
    return on !== null && (button === on || button.contains(on));
  };

  /** Calls back when the frame that is being made has been painted. */
  const afterPaint = (callback) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => callback(since + performance.now());
    port2.postMessage(null);
  };

  /** Looks in every frame until it is as expected, then notes when that frame was painted. */
  const until = (expected, note) => {
    const look = () => {
      if (shown() === expected) afterPaint(note);
      else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  };

  const untilGone = () =>
    until(false, (at) => {
      seen.goneAt ??= at;
    });

  if (seen.pressedAt) untilGone();
  else
    until(true, (at) => {
      seen.visibleAt = at;
    });

  addEventListener(
    'pointerdown',
    (event) => {
      seen.pressedAt = since + event.timeStamp;
      // A form that is sent leaves this page; the next one says when it was shown.
      sessionStorage.setItem(pressed, String(seen.pressedAt));
      untilGone();
    },
    true,
  );

  const observe = (type, note, more) =>
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) note(entry);
    }).observe({ type, buffered: true, ...more });

  observe('layout-shift', (entry) => {
    if (!entry.hadRecentInput) seen.shift += entry.value;
  });
  observe('longtask', (entry) => {
    seen.longTasks.push(entry.duration);
  });
  observe(
    'event',
    (entry) => {
      if (entry.interactionId) seen.interactions.push(entry.duration);
    },
    { durationThreshold: 16 },
  );

  window.bench = {
    seen: () => seen,
    /** When the page first showed anything of its content, on the same clock as the rest. */
    firstPaint: () =>
      since + (performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN),
    centre: () => {
      const box = document.querySelector(window.benchAccept).getBoundingClientRect();
      return { x: box.left + box.width / 2, y: box.top + box.height / 2 };
    },
  };
})();
