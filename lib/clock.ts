/** The one clock of the portal. Tests set it; nothing else does. */
let fixed: Date | undefined;

/** The present instant. */
export const now = (): Date => (fixed ? new Date(fixed) : new Date());

/** Stops the clock at an instant (tests only); `undefined` lets it run again. */
export function setClock(instant: Date | undefined): void {
  fixed = instant;
}
