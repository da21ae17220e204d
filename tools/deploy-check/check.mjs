// Runs every checker over templates and workflows. Prints a finding a line as JSON, { tool, file, rule, where, message },
// and a line a checker: { tool, version, files } or, where it is not on this machine, { tool, skipped }. Usage: node check.mjs REPOSITORY
// cfn-guard and cdk-nag see the templates as prod gets them with everything on: SAM translated, parameters filled in, conditions decided.
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { spawn } from 'node:child_process';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CelEngine, TemplateFile } from '@aws/cloudformation-validate';
import { account, resolvedTemplates, templatesOf, workflowsOf } from './templates.mjs';

const require = createRequire(import.meta.url);
const here = dirname(fileURLToPath(import.meta.url));
const repository = process.argv[2] ?? join(here, '..', '..');
const templates = templatesOf(repository);
const workflows = workflowsOf(repository);
const versions = JSON.parse(readFileSync(join(here, 'package.json'), 'utf8')).dependencies;
const print = line => console.log(JSON.stringify(line));
const ran = (tool, version, files) => print({ tool, version, files });
const skip = (tool, skipped) => print({ tool, skipped });

// Standard output of a program; null where it is not there.
const run = (program, args, options = {}) => new Promise((done, failed) => {
  const child = spawn(program, args, { cwd: repository, ...options });
  const output = [], errors = [];
  child.stdout.on('data', part => output.push(part));
  child.stderr.on('data', part => errors.push(part));
  child.on('error', failure => failure.code === 'ENOENT' ? done(null) : failed(failure));
  child.on('close', code => done({ code, output: Buffer.concat(output).toString(), errors: Buffer.concat(errors).toString() }));
});

// A workflow as Step Functions gets it: substitutions filled in.
const arn = (service, kind, name) => `arn:aws:${service}:eu-central-1:${account}:${kind}:${name}`;
function filled(file) {
  return readFileSync(join(repository, file), 'utf8').replace(/\$\{(\w+)\}/g, (_, name) =>
    name === 'Partition' ? 'aws'
      : name.endsWith('Workflow') ? arn('states', 'stateMachine', name)
        : name.endsWith('Job') || name.endsWith('Bucket') ? name.toLowerCase()
          : arn('lambda', 'function', name));
}

function aslValidator() {
  const validate = require('asl-validator');
  for (const file of workflows) {
    const result = (validate.default ?? validate)(JSON.parse(filled(file)), { checkArn: true, checkPaths: true });
    for (const error of result.errors) print({ tool: 'asl-validator', file, rule: error['Error code'] ?? 'schema', where: error.path ?? '', message: error.Message ?? JSON.stringify(error) });
  }
  ran('asl-validator', versions['asl-validator'], workflows.length);
}

async function statesLanguageService() {
  const { getLanguageService, TextDocument } = require('amazon-states-language-service');
  const service = getLanguageService({});
  for (const file of workflows) {
    const document = TextDocument.create(`file:///${file}`, 'asl', 1, filled(file));
    for (const problem of await service.doValidation(document, service.parseJSONDocument(document)))
      print({ tool: 'amazon-states-language-service', file, rule: String(problem.code ?? 'asl'), where: `line ${problem.range.start.line + 1}`, message: problem.message });
  }
  ran('amazon-states-language-service', versions['amazon-states-language-service'], workflows.length);
}

function cloudFormationValidate() {
  const engine = new CelEngine();
  for (const file of templates) {
    for (const finding of engine.validateStandard(new TemplateFile(join(repository, file))).diagnostics.filter(finding => finding.severity !== 'INFO'))
      print({ tool: 'cloudformation-validate', file, rule: finding.ruleId, where: finding.entity?.logicalId ?? '', message: finding.message });
  }
  engine.free();
  ran('cloudformation-validate', versions['@aws/cloudformation-validate'], templates.length);
}

async function cfnGuard(folder, resolved) {
  const home = join(here, 'node_modules', '@cdklabs', 'cdk-validator-cfnguard');
  const system = { linux: 'ubuntu', darwin: 'macos' }[process.platform];
  const guard = join(home, 'bin', String(system), process.arch === 'arm64' ? 'aarch64' : 'x86_64', 'cfn-guard');
  if (!existsSync(guard)) return skip('cfn-guard', 'there is no cfn-guard for this system');
  chmodSync(guard, 0o755);
  const { output, errors } = await run(guard, ['validate', '--rules', join(home, 'rules', 'control-tower', 'cfn-guard'), '--data', folder, '--output-format', 'json', '--structured', '--show-summary', 'none']);
  let reports;
  try { reports = JSON.parse(output); } catch { throw new Error(`cfn-guard: ${errors || output}`); }
  for (const report of reports) {
    const file = resolved.find(template => template.name === basename(report.name, '.json')).file;
    for (const broken of report.not_compliant ?? [])
      for (const where of resources(broken)) print({ tool: 'cfn-guard', file, rule: broken.Rule?.name ?? 'rule', where, message: messageOf(broken) });
  }
  ran('cfn-guard', versions['@cdklabs/cdk-validator-cfnguard'], resolved.length);
}

// Logical ids that a finding of cfn-guard speaks of.
function resources(node, found = new Set()) {
  if (typeof node === 'string') { const hit = node.match(/^\/Resources\/([^/]+)/); if (hit) found.add(hit[1]); }
  else if (node && typeof node === 'object') for (const value of Object.values(node)) resources(value, found);
  return [...found].sort();
}

function messageOf(node) {
  if (!node || typeof node !== 'object') return '';
  const own = node.messages?.custom_message;
  if (own) return own.replace(/\s+/g, ' ').trim();
  for (const value of Object.values(node)) { const text = messageOf(value); if (text) return text; }
  return '';
}

async function cdkNag(folder, resolved) {
  const { code, output, errors } = await run(process.execPath, [join(here, 'nag.mjs'), folder]);
  if (code !== 0) throw new Error(`cdk-nag: ${errors}`);
  for (const line of output.split('\n').filter(Boolean)) {
    const { rule, name, resource, message } = JSON.parse(line);
    print({ tool: 'cdk-nag', file: resolved.find(template => template.name === name).file, rule: rule.replace(/\[.*/s, ''), where: resource, message: `${message} ${rule.match(/\[.*/s)?.[0] ?? ''}`.trim() });
  }
  ran('cdk-nag', versions['cdk-nag'], resolved.length);
}

async function cfnLint() {
  const lint = await run('cfn-lint', ['--format', 'json', '--', ...templates]);
  if (lint === null) return skip('cfn-lint', "not on this machine (pip install 'cfn-lint[sam]')");
  for (const finding of JSON.parse(lint.output || '[]'))
    print({ tool: 'cfn-lint', file: finding.Filename, rule: finding.Rule.Id, where: (finding.Location?.Path ?? []).slice(0, 2).join('/'), message: finding.Message });
  const version = await run('cfn-lint', ['--version']);
  ran('cfn-lint', version.output.trim().split(' ').pop(), templates.length);
}

function samTranslator({ translated, failures, version, count }) {
  if (!translated) return skip('sam-translator', 'not on this machine (pip install aws-sam-translator); cfn-guard and cdk-nag did not see the SAM templates');
  for (const { file, message } of failures) print({ tool: 'sam-translator', file, rule: 'invalid', where: '', message });
  ran('sam-translator', version, count);
}

const lint = cfnLint(); // the slowest: beside the others
const translation = resolvedTemplates(repository);
const folder = mkdtempSync(join(tmpdir(), 'deploy-check-'));
try {
  mkdirSync(folder, { recursive: true });
  for (const { name, template } of translation.templates) writeFileSync(join(folder, `${name}.json`), JSON.stringify(template));
  const slow = [lint, cfnGuard(folder, translation.templates), cdkNag(folder, translation.templates)];
  samTranslator({ ...translation, count: templates.filter(file => readFileSync(join(repository, file), 'utf8').includes('AWS::Serverless-2016-10-31')).length });
  aslValidator();
  await statesLanguageService();
  cloudFormationValidate();
  await Promise.all(slow);
} finally {
  rmSync(folder, { recursive: true });
}
