import { connectRaw } from '@/db/client';

/** A connection as the owner of the tables, inside `operate`: for what a measurement needs and the portal may not. */
export const owner = () => {
  const { DATABASE_URL, PGHOST, PGPORT, PGDATABASE } = process.env;
  return connectRaw(
    DATABASE_URL ?? {
      host: PGHOST ?? '',
      port: Number(PGPORT),
      user: 'portal_owner',
      database: PGDATABASE ?? '',
    },
    1,
  );
};
