/** How many in how long a time, in minutes. The window begins with the first of them. */
export type Limit = { most: number; minutes: number };

/**
 * The limits. What is named `…Here` is of one account from one network, `…OfNetwork` of a network whoever asks,
 * `…OfAccount` of an account wherever it is asked from, `…Spare` what one network still has when others have used the
 * account's up, `…OfAll` of everybody together.
 */
export const limits = {
  codesHere: { most: 5, minutes: 15 },
  codesOfNetwork: { most: 20, minutes: 15 },
  codesOfAccount: { most: 20, minutes: 60 },
  codesSpare: { most: 1, minutes: 60 },
  codesOfAll: { most: 3_000, minutes: 60 },
  triesOfNetwork: { most: 60, minutes: 15 },
  publicRequestsHere: { most: 5, minutes: 60 },
  publicRequestsOfNetwork: { most: 20, minutes: 60 },
  publicRequestsOfAccount: { most: 20, minutes: 60 },
  publicRequestsSpare: { most: 1, minutes: 60 },
  publicRequestsOfAll: { most: 1_000, minutes: 60 },
  requestsOfClient: { most: 30, minutes: 24 * 60 },
  exportsOfClient: { most: 20, minutes: 24 * 60 },
  consentsOfClient: { most: 60, minutes: 60 },
  choicesOfNetwork: { most: 600, minutes: 10 },
  checksOfNetwork: { most: 60, minutes: 10 },
} as const satisfies Record<string, Limit>;

export type LimitName = keyof typeof limits;

/** Limits of what is sent to an address that nobody has proved to be his. */
export type AddressLimits = 'codes' | 'publicRequests';
