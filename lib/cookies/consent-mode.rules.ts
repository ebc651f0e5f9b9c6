import type { Switches } from './choice.rules';

/** The event on `document` after a choice without a new page; its `detail` is the answer of the choice's address. */
export const choiceEvent = 'portal:choice';

/** How long tags wait for a choice, in milliseconds, before they go by what was denied. */
const waitForUpdate = 500;

const off: Switches = { preferences: false, statistics: false };
const word = (on: boolean) => (on ? 'granted' : 'denied');

/**
 * Signals of Google Consent Mode, version 2. Advertising is denied whatever was chosen: the portal asks for no
 * consent to it, so there is none.
 */
export const consentSignals = (switches: Switches): Record<string, 'granted' | 'denied'> => ({
  ad_storage: 'denied',
  ad_user_data: 'denied',
  ad_personalization: 'denied',
  analytics_storage: word(switches.statistics),
  functionality_storage: word(switches.preferences),
  personalization_storage: word(switches.preferences),
  security_storage: 'granted',
});

/**
 * The inline script: says the signals before any tag can ask, and again when a choice is made on this page. A choice
 * under Global Privacy Control, or an answer it cannot read, denies.
 */
export function consentModeScript(switches: Switches): string {
  const first = JSON.stringify({ ...consentSignals(switches), wait_for_update: waitForUpdate });
  const nothing = JSON.stringify({ ...consentSignals(off), wait_for_update: waitForUpdate });
  return [
    'window.dataLayer=window.dataLayer||[];',
    'function gtag(){dataLayer.push(arguments)}',
    'var gpc=typeof navigator!=="undefined"&&navigator.globalPrivacyControl;',
    `gtag("consent","default",gpc?${nothing}:${first});`,
    'gtag("set","ads_data_redaction",true);',
    `document.addEventListener("${choiceEvent}",function(e){`,
    'var d=e.detail||{},s=d.gpc||gpc?{}:d.switches||{},w=function(x){return x===true?"granted":"denied"};',
    'gtag("consent","update",{analytics_storage:w(s.statistics),functionality_storage:w(s.preferences),',
    'personalization_storage:w(s.preferences)})});',
  ].join('');
}
