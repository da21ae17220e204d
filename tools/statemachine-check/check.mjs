// Holds state machines against asl-validator and amazon-states-language-service. Usage: node check.mjs FILE.asl.json …
// Prints a finding a line and ends with 'N machines, N findings'; exit code 1 when there are findings.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename } from 'node:path';

const require = createRequire(import.meta.url);
const validate = require('asl-validator');
const { getLanguageService, TextDocument } = require('amazon-states-language-service');

const files = process.argv.slice(2);
if (files.length === 0) {
  console.error('Name the state machines to check: node check.mjs statemachines/*.asl.json');
  process.exit(2);
}

// A machine as Step Functions gets it: substitutions filled in.
const filled = text => text.replace(/\$\{(\w+)\}/g, (_, name) =>
  name === 'Partition' ? 'aws'
    : name.endsWith('Workflow') ? `arn:aws:states:eu-central-1:111122223333:stateMachine:${name}`
      : name.endsWith('Job') || name.endsWith('Bucket') ? name.toLowerCase()
        : `arn:aws:lambda:eu-central-1:111122223333:function:${name}`);

let findings = 0;
const tell = (file, tool, message) => {
  findings++;
  console.log(`${basename(file)}: ${tool}: ${message}`);
};

const service = getLanguageService({});
for (const file of files) {
  const text = filled(readFileSync(file, 'utf8'));
  for (const error of (validate.default ?? validate)(JSON.parse(text), { checkArn: true, checkPaths: true }).errors)
    tell(file, 'asl-validator', error.Message ?? JSON.stringify(error));
  const document = TextDocument.create(`file:///${file}`, 'asl', 1, text);
  for (const problem of await service.doValidation(document, service.parseJSONDocument(document)))
    tell(file, 'amazon-states-language-service', `line ${problem.range.start.line + 1}: ${problem.message}`);
}

console.log(`${files.length} machines, ${findings} findings`);
process.exit(findings === 0 ? 0 : 1);
