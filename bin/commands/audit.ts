import { auditTree } from '@/lib/audit/audit-tree';
import { SettingsError } from '@/lib/env';
import { readWords } from '../boot/operate';
import { proveTree } from '../boot/prove-tree';

const usage =
  'Say `audit verify [--heads <folder>] [--head <file>] [--key <first key>]`, `audit seal [--new-key yes]` or `audit keys`.';

/** `audit verify`, `audit seal`, `audit keys`. @throws SettingsError for words it does not know. */
export async function run(given: readonly string[]): Promise<void> {
  if (!(await proveTree(auditTree, readWords(given)))) throw new SettingsError(usage);
}
