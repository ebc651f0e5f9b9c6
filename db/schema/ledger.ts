import { treeTables } from './tree';

/** The tree over the consent events. */
export const ledgerTables = treeTables('ledger');

export const {
  pending: ledgerPending,
  leaves: ledgerLeaves,
  nodes: ledgerNodes,
  checkpoints: ledgerCheckpoints,
  keys: ledgerKeys,
} = ledgerTables;
