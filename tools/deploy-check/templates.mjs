// Templates as CloudFormation gets them in prod: SAM translated, parameters filled in, conditions decided.
import { readFileSync, readdirSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';

const here = dirname(fileURLToPath(import.meta.url));
export const account = '0'.repeat(12);
const pseudo = { 'AWS::Region': 'eu-central-1', 'AWS::AccountId': account, 'AWS::Partition': 'aws', 'AWS::URLSuffix': 'amazonaws.com', 'AWS::StackName': 'journey-hub-prod', 'AWS::StackId': `arn:aws:cloudformation:eu-central-1:${account}:stack/journey-hub-prod/1` };
const gone = Symbol('AWS::NoValue');

export const templatesOf = repository =>
  ['template.yaml', ...readdirSync(join(repository, 'infrastructure')).filter(file => file.endsWith('.yaml')).sort().map(file => `infrastructure/${file}`)];
export const workflowsOf = repository => ['infrastructure', 'statemachines'].flatMap(folder =>
  readdirSync(join(repository, folder)).filter(file => file.endsWith('.asl.json')).sort().map(file => `${folder}/${file}`));

// Short forms (!Ref, !GetAtt a.b) as their long ones.
const names = ['Sub', 'If', 'Join', 'Select', 'Split', 'Equals', 'Not', 'And', 'Or', 'FindInMap', 'GetAZs', 'Cidr', 'Base64', 'ImportValue', 'Transform', 'ToJsonString', 'Length'];
const long = (tag, value) => tag === '!Ref' ? { Ref: value }
  : tag === '!Condition' ? { Condition: value }
    : tag === '!GetAtt' ? { 'Fn::GetAtt': typeof value === 'string' ? [value.slice(0, value.indexOf('.')), value.slice(value.indexOf('.') + 1)] : value }
      : { [`Fn::${tag.slice(1)}`]: value };
const customTags = ['!Ref', '!Condition', '!GetAtt', ...names.map(name => `!${name}`)].flatMap(tag => [
  { tag, resolve: text => long(tag, text) },
  { tag, collection: 'seq', resolve: node => long(tag, node.toJSON()) },
  { tag, collection: 'map', resolve: node => long(tag, node.toJSON()) },
]);
// Collections with a tag are read whole by the parser first, so that nested tags are long already.
export const read = (repository, file) => parse(readFileSync(join(repository, file), 'utf8'), { customTags, schema: 'core', logLevel: 'error' });

// SAM's own translator, where the machine has it: { file: template } in and out; null when it is not there.
export function translate(templates) {
  const run = spawnSync('python3', [join(here, 'translate.py')], { input: JSON.stringify(templates), encoding: 'utf8', maxBuffer: 1 << 28 });
  if (run.error || run.status === 3) return null;
  if (run.status !== 0) throw new Error(run.stderr);
  return JSON.parse(run.stdout);
}

// What samconfig.toml gives to prod, over the template's defaults.
export function parametersOfProd(repository) {
  const section = readFileSync(join(repository, 'samconfig.toml'), 'utf8').split(/^\[/m).find(part => part.startsWith('prod.deploy.parameters]')) ?? '';
  const text = section.match(/^parameter_overrides\s*=\s*"(.*)"$/m)?.[1] ?? '';
  return Object.fromEntries([...text.matchAll(/(\w+)=(\S+)/g)].map(([, name, value]) => [name, value]));
}

// A value of the right kind for a parameter that another stack gives.
export function sample(name) {
  if (/CertificateArn$/.test(name)) return `arn:aws:acm:us-east-1:${account}:certificate/00000000-0000-0000-0000-000000000000`;
  if (/KeyArn$/.test(name)) return `arn:aws:kms:eu-central-1:${account}:key/00000000-0000-0000-0000-000000000000`;
  if (/SubnetIds$/.test(name)) return 'subnet-0a,subnet-0b,subnet-0c';
  if (/GroupId$/.test(name)) return 'sg-0a';
  if (/PrefixList$/.test(name)) return 'pl-0a';
  if (/Buckets$/.test(name)) return 'raw-bucket,curated-bucket,quarantine-bucket,resolved-bucket';
  if (/RoleArn$|^Role/.test(name)) return `arn:aws:iam::${account}:role/${name}`;
  if (/TopicArn$/.test(name)) return `arn:aws:sns:eu-central-1:${account}:${name}`;
  if (/QueueArn$|UndeliveredArn$/.test(name)) return `arn:aws:sqs:eu-central-1:${account}:${name}`;
  if (/LogGroupArn$|LogsArn$/.test(name)) return `arn:aws:logs:eu-central-1:${account}:log-group:${name}`;
  if (/WebAclArn$/.test(name)) return `arn:aws:wafv2:us-east-1:${account}:global/webacl/hub/1`;
  if (/Arn$/.test(name)) return `arn:aws:service:eu-central-1:${account}:${name}`;
  if (/Model$/.test(name)) return 's3://models-bucket/trained/model.tar.gz';
  if (/Image$/.test(name)) return `${account}.dkr.ecr.eu-central-1.amazonaws.com/journey-hub-prod-models@sha256:${'0'.repeat(64)}`;
  if (/Countries$/.test(name)) return 'DE,AT';
  if (/Email$/.test(name)) return 'alarms@example.com';
  if (/DomainName$/.test(name)) return 'hub.example.com';
  if (/Url$|Origin$|Issuer$/.test(name)) return 'https://hub.example.com';
  return name.replace(/([a-z])([A-Z])/g, '$1-$2').toLowerCase();
}

export function resolve(template, given) {
  const parameters = Object.fromEntries(Object.entries(template.Parameters ?? {}).map(([name, parameter]) => {
    const value = given[name] ?? (parameter.Default || sample(name)); // what is optional is there
    return [name, /List/.test(parameter.Type) ? String(value).split(',') : parameter.Type === 'Number' ? Number(value) : value];
  }));
  const stacks = new Set(Object.entries(template.Resources).filter(([, resource]) => ['AWS::Serverless::Application', 'AWS::CloudFormation::Stack'].includes(resource.Type)).map(([name]) => name));
  const conditions = {};
  const decided = name => conditions[name] ??= truth(template.Conditions[name]);
  const truth = node => {
    if (node.Condition) return decided(node.Condition);
    const [[name, list]] = Object.entries(node);
    if (name === 'Fn::Equals') return String(walk(list[0])) === String(walk(list[1]));
    if (name === 'Fn::Not') return !truth(list[0]);
    return name === 'Fn::And' ? list.every(truth) : list.some(truth);
  };
  const fill = (text, own) => text.replace(/\$\{([^!}][^}]*)\}/g, (hole, name) => {
    const value = (typeof own?.[name] === 'object' ? made(name) : own?.[name]) ?? pseudo[name] ?? parameters[name] ?? (stacks.has(name.split('.')[0]) ? sample(name.split('.').pop()) : text === hole ? undefined : made(name));
    return value === undefined || typeof value === 'object' ? hole : String(value);
  });
  const functions = {
    Ref: name => name === 'AWS::NoValue' ? gone : pseudo[name] ?? parameters[name],
    'Fn::If': ([condition, yes, no]) => walk(decided(condition) ? yes : no),
    'Fn::GetAtt': ([resource, attribute]) => stacks.has(resource) ? sample(attribute.split('.').pop()) : undefined,
    'Fn::Sub': body => {
      const [text, own] = Array.isArray(body) ? [body[0], walk(body[1])] : [body, {}];
      const filled = fill(text, own);
      const open = Object.fromEntries(Object.entries(own).filter(([name]) => filled.includes(`\${${name}}`)));
      return !/\$\{[^!]/.test(filled) ? filled : { 'Fn::Sub': Object.keys(open).length ? [filled, open] : filled };
    },
    'Fn::Join': ([separator, list]) => { const parts = walk(list); return Array.isArray(parts) && parts.every(part => typeof part !== 'object') ? parts.join(separator) : undefined; },
    'Fn::Split': ([separator, text]) => { const whole = walk(text); return typeof whole === 'string' ? whole.split(separator) : undefined; },
    'Fn::Select': ([index, list]) => { const parts = walk(list); return Array.isArray(parts) ? parts[index] : undefined; },
    'Fn::FindInMap': ([map, first, second]) => template.Mappings[map][walk(first)]?.[walk(second)],
    'Fn::GetAZs': () => ['a', 'b', 'c'].map(zone => pseudo['AWS::Region'] + zone),
    'Fn::Cidr': ([, count]) => Array.from({ length: count }, (_, i) => `10.20.${i * 16}.0/20`),
  };
  const walk = node => {
    if (Array.isArray(node)) return node.map(walk).filter(item => item !== gone);
    if (!node || typeof node !== 'object') return node;
    const keys = Object.keys(node);
    if (keys.length === 1 && functions[keys[0]]) {
      const value = functions[keys[0]](node[keys[0]]);
      if (value !== undefined) return value;
    }
    return Object.fromEntries(Object.entries(node).map(([key, value]) => [key, walk(value)]).filter(([, value]) => value !== gone));
  };
  const resources = Object.entries(template.Resources).filter(([, resource]) => !resource.Condition || decided(resource.Condition));
  return {
    AWSTemplateFormatVersion: '2010-09-09',
    Resources: Object.fromEntries(resources.map(([name, { Condition, ...resource }]) => {
      const whole = walk(resource);
      if (Array.isArray(whole.DependsOn)) whole.DependsOn = whole.DependsOn.filter(other => resources.some(([kept]) => kept === other));
      return [name, whole];
    })),
  };
}

// A name or an ARN of a resource inside a text, which the rules of cfn-guard cannot follow.
const made = name => /Arn$/.test(name) ? `arn:aws:made:eu-central-1:${account}:${name.split('.')[0]}` : name.split('.')[0].toLowerCase();

// Every template, resolved: { file, template }. SAM's are left out where there is no translator.
export function resolvedTemplates(repository) {
  const all = Object.fromEntries(templatesOf(repository).map(file => [file, read(repository, file)]));
  const isSam = file => all[file].Transform !== undefined;
  const translated = translate(Object.fromEntries(Object.entries(all).filter(([file]) => isSam(file))));
  const prod = parametersOfProd(repository);
  const templates = Object.keys(all).filter(file => !isSam(file) || translated)
    .map(file => ({ file, name: basename(file, '.yaml'), template: resolve(isSam(file) ? translated.templates[file] : all[file], prod) }));
  return { templates, translated: translated !== null, failures: translated?.failures ?? [], version: translated?.version };
}
