// Parses every SQL file named on the command line as Redshift does; prints one line per file that it does not take.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

const [modules, ...files] = process.argv.slice(2);
const entry = createRequire(modules + '/package.json').resolve('@polyglot-sql/sdk');
const sql = await import(pathToFileURL(entry));
if (sql.init) await sql.init();
for (const file of files) {
  const parsed = sql.parse(readFileSync(file, 'utf8'), 'redshift');
  if (!parsed.success) console.log(`${file}: ${parsed.error}`);
}
