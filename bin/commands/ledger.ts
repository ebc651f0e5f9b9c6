import { SettingsError } from '@/lib/env';
import { consentTree } from '@/lib/ledger/consent-tree';
import { readWords } from '../boot/operate';
import { proveTree } from '../boot/prove-tree';

const usage =
  'Say `ledger verify [--heads <folder>] [--head <file>] [--key <first key>]`, `ledger seal [--new-key yes]` or `ledger keys`.';

/** `ledger verify`, `ledger seal`, `ledger keys`. @throws SettingsError for words it does not know. */
export async function run(given: readonly string[]): Promise<void> {
  if (!(await proveTree(consentTree, readWords(given)))) throw new SettingsError(usage);
}
