import type { Metadata } from 'next';
import { notFound } from 'next/navigation';

/** Every address that no page claims: the 404 page in the language of the address. */
export function generateMetadata(): Metadata {
  notFound();
}

export default function Unknown() {
  notFound();
}
