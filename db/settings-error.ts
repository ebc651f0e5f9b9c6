/** A setting is missing or wrong. The message is one sentence for the operator and names the setting. */
export class SettingsError extends Error {
  override name = 'SettingsError';
}
