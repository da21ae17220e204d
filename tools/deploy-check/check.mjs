// Runs every checker over templates and workflows and prints one finding a line as JSON: { tool, file, rule, where, message }.
// A line { tool, skipped } says that a checker is not on this machine. Usage: node check.mjs REPOSITORY
import { chmodSync, existsSync, readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CelEngine, TemplateFile } from '@aws/cloudformation-validate';

const require = createRequire(import.meta.url);
const here = dirname(fileURLToPath(import.meta.url));
const repository = process.argv[2] ?? join(here, '..', '..');
const templates = ['template.yaml', ...readdirSync(join(repository, 'infrastructure')).filter(file => file.endsWith('.yaml')).sort().map(file => `infrastructure/${file}`)];
const workflows = readdirSync(join(repository, 'statemachines')).filter(file => file.endsWith('.asl.json')).sort().map(file => `statemachines/${file}`);
const print = finding => console.log(JSON.stringify(finding));

// A workflow as Step Functions gets it: substitutions filled in.
function filled(file) {
  return readFileSync(join(repository, file), 'utf8').replace(/\$\{(\w+)\}/g, (_, name) =>
    name === 'Partition' ? 'aws'
      : name.endsWith('Workflow') ? `arn:aws:states:eu-central-1:111122223333:stateMachine:${name}`
        : name.endsWith('Job') ? name
          : `arn:aws:lambda:eu-central-1:111122223333:function:${name}`);
}

function aslValidator() {
  const validate = require('asl-validator');
  for (const file of workflows) {
    const result = (validate.default ?? validate)(JSON.parse(filled(file)), { checkArn: true, checkPaths: true });
    for (const error of result.errors) print({ tool: 'asl-validator', file, rule: error['Error code'] ?? 'schema', where: error.path ?? '', message: error.Message ?? JSON.stringify(error) });
  }
}

async function statesLanguageService() {
  const { getLanguageService, TextDocument } = require('amazon-states-language-service');
  const service = getLanguageService({});
  for (const file of workflows) {
    const document = TextDocument.create(`file:///${file}`, 'asl', 1, filled(file));
    for (const problem of await service.doValidation(document, service.parseJSONDocument(document)))
      print({ tool: 'amazon-states-language-service', file, rule: String(problem.code ?? 'asl'), where: `line ${problem.range.start.line + 1}`, message: problem.message });
  }
}

function cloudFormationValidate() {
  const engine = new CelEngine();
  for (const file of templates) {
    for (const finding of engine.validateStandard(new TemplateFile(join(repository, file))).diagnostics.filter(finding => finding.severity !== 'INFO'))
      print({ tool: 'cloudformation-validate', file, rule: finding.ruleId, where: finding.entity?.logicalId ?? '', message: finding.message });
  }
  engine.free();
}

function cfnGuard() {
  const home = join(here, 'node_modules', '@cdklabs', 'cdk-validator-cfnguard');
  const system = { linux: 'ubuntu', darwin: 'macos' }[process.platform];
  const guard = join(home, 'bin', String(system), process.arch === 'arm64' ? 'aarch64' : 'x86_64', 'cfn-guard');
  if (!existsSync(guard)) return print({ tool: 'cfn-guard', skipped: 'there is no cfn-guard for this system' });
  chmodSync(guard, 0o755);
  for (const file of templates) {
    const run = spawnSync(guard, ['validate', '--rules', join(home, 'rules', 'control-tower', 'cfn-guard'), '--data', join(repository, file), '--output-format', 'json', '--structured', '--show-summary', 'none'], { maxBuffer: 1 << 28, encoding: 'utf8' });
    let reports;
    try { reports = JSON.parse(run.stdout); } catch { print({ tool: 'cfn-guard', file, rule: 'run', where: '', message: (run.stderr || run.stdout).slice(0, 300) }); continue; }
    for (const report of reports)
      for (const broken of report.not_compliant ?? []) print({ tool: 'cfn-guard', file, rule: broken.Rule?.name ?? 'rule', where: resources(broken).join(' '), message: messageOf(broken) });
  }
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

function cfnLint() {
  const run = spawnSync('cfn-lint', ['--format', 'json', ...templates], { cwd: repository, encoding: 'utf8' });
  if (run.error) return print({ tool: 'cfn-lint', skipped: "not on this machine (pip install 'cfn-lint[sam]')" });
  for (const finding of JSON.parse(run.stdout || '[]'))
    print({ tool: 'cfn-lint', file: finding.Filename, rule: finding.Rule.Id, where: (finding.Location?.Path ?? []).slice(0, 2).join('/'), message: finding.Message });
}

aslValidator();
await statesLanguageService();
cloudFormationValidate();
cfnGuard();
cfnLint();
