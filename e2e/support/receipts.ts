import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export { kantaraFaults } from '@/lib/receipts/kantara.rules';

/** What `consent verify` says of a file with a file of keys, and with which exit code. */
export async function checkByCommand(receipt: string, keys: string): Promise<{ code: number; said: string }> {
  const folder = mkdtempSync(join(tmpdir(), 'portal-receipt-'));
  const [file, keyFile] = [join(folder, 'receipt.json'), join(folder, 'keys.json')];
  writeFileSync(file, receipt);
  writeFileSync(keyFile, keys);
  const words = ['run', '--silent', 'portal', '--', 'consent', 'verify', file, '--keys', keyFile];
  try {
    return await new Promise((done) =>
      execFile('npm', words, { timeout: 60_000 }, (error, out, problems) =>
        done({ code: error ? Number(error.code) : 0, said: out + problems }),
      ),
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
