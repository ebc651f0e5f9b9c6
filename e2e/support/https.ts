import 'reflect-metadata';
import { webcrypto } from 'node:crypto';
import { request } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { PemConverter, X509CertificateGenerator } from '@peculiar/x509';

/** A key and a certificate that it signed itself: nobody trusts it but a browser that is told to. */
async function certificate(): Promise<{ cert: string; key: string }> {
  const signingAlgorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
  const keys = await webcrypto.subtle.generateKey(signingAlgorithm, true, ['sign', 'verify']);
  const made = await X509CertificateGenerator.createSelfSigned(
    { name: 'CN=127.0.0.1', signingAlgorithm, keys },
    webcrypto as Crypto,
  );
  const key = await webcrypto.subtle.exportKey('pkcs8', keys.privateKey);
  return { cert: made.toString('pem'), key: PemConverter.encode(key, 'PRIVATE KEY') };
}

export type HttpsDoor = {
  origin: string;
  /** Whose answers are given, from now on. */
  leadTo(address: string): void;
  stop(): void;
};

/** What stands before the portal in production: it speaks https with the browser and http with the portal. */
export async function startHttps(): Promise<HttpsDoor> {
  let target = '';
  const server = createServer(await certificate(), (from, to) => {
    const headers = { ...from.headers, 'x-forwarded-proto': 'https' };
    const onward = request(new URL(from.url ?? '/', target), { method: from.method, headers }, (answer) => {
      to.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(to);
    });
    onward.on('error', () => to.destroy());
    from.pipe(onward);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `https://127.0.0.1:${port}`,
    leadTo: (address) => {
      target = address;
    },
    stop: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
